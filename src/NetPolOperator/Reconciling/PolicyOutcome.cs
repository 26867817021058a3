using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Reconciling;

/// <summary>Where a policy stands.</summary>
internal enum PolicyState
{
    /// <summary>Live and as desired, read back.</summary>
    InSync,

    /// <summary>Still to be written; a try may have failed and will be made again.</summary>
    Pending,

    /// <summary>The API server refuses it, and will again.</summary>
    Failed,

    /// <summary>Somebody else's policy has the name.</summary>
    Conflict,

    /// <summary>Written, but stored otherwise than asked for.</summary>
    Altered,

    /// <summary>Policies that nobody asks for any more are left in force: to delete them would be beyond the prune limit.</summary>
    PruneBlocked,

    /// <summary>Somebody keeps changing it back; the next correction waits.</summary>
    Contested,
}

/// <summary>Where a policy stands, and why.</summary>
/// <param name="State">Where.</param>
/// <param name="Message">Why, for people; empty where it is in sync.</param>
internal sealed record PolicyOutcome(PolicyState State, string Message)
{
    /// <summary>Live and as desired.</summary>
    public static PolicyOutcome InSync { get; } = new(PolicyState.InSync, "");

    /// <summary>Still to be written.</summary>
    public static PolicyOutcome Waiting { get; } = new(PolicyState.Pending, "waits to be written");

    /// <summary>Left in force beyond what is asked for.</summary>
    public static PolicyOutcome Unpruned(IReadOnlyList<PolicyReference> policies)
    {
        const int NamedAtMost = 5;
        var named = string.Join(", ", policies.Take(NamedAtMost).Select(policy => $"{policy.Namespace}/{policy.Name}"));
        var more = policies.Count > NamedAtMost ? $" and {policies.Count - NamedAtMost} more" : "";
        return new(
            PolicyState.PruneBlocked,
            $"still in force in namespaces that do not match any more ({policies.Count} in all): {named}{more}. To delete them would exceed --prune-limit. "
            + "If they are to go, raise it for one run; if not, restore the labels that the namespaces have lost");
    }

    /// <summary>Stored otherwise than written.</summary>
    public static PolicyOutcome AlteredBy(string differences) =>
        new(PolicyState.Altered, $"the API server stored it otherwise than it was written: {differences}");
}
