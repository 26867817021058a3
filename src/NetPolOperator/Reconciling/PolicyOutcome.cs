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

    /// <summary>Stored otherwise than written.</summary>
    public static PolicyOutcome AlteredBy(string differences) =>
        new(PolicyState.Altered, $"the API server stored it otherwise than it was written: {differences}");
}
