using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Live;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Reconciling.Status;

/// <summary>What was found about one resource's policy in one namespace, from the live objects.</summary>
/// <param name="Rendered">What the resource means there.</param>
/// <param name="Outcome">Where its policy stands.</param>
/// <param name="Pods">The selected pods, counted: where the spec is invalid, those of the policy from before; null where there is none.</param>
/// <param name="Connections">One a rule.</param>
/// <param name="WidenedBy">Policies of others that open what it isolates.</param>
/// <param name="Audit">In Audit mode: what Enforce would do.</param>
internal sealed record OwnerFindings(
    RenderedPolicy Rendered,
    PolicyOutcome Outcome,
    PodCounts? Pods,
    IReadOnlyList<ConnectionStatus> Connections,
    IReadOnlyList<WideningPolicy> WidenedBy,
    AuditStatus? Audit)
{
    /// <summary>Where the spec is invalid: the policy from before, if it is there.</summary>
    public KeptPolicy? Kept { get; init; }

    /// <summary>What it isolates and what is open all the same, because its policy is not live as it should be.</summary>
    public IReadOnlyList<IsolationGap> Gaps { get; init; } = [];

    /// <summary>Whether the resource writes nothing.</summary>
    public bool IsAudit => Rendered.Mode == Modes.Audit;

    /// <summary>Whether the policy is live and as desired.</summary>
    public bool IsProgrammed => Rendered.IsValid && !IsAudit && Outcome.State == PolicyState.InSync;

    /// <summary>Rules that have expired.</summary>
    public IEnumerable<string> Expired => Connections.Where(connection => connection.State == ConnectionStates.Expired).Select(connection => connection.Rule ?? "");

    /// <summary>Rules that are left out because of their peer, that of <c>dns: Auto</c> among them.</summary>
    public IEnumerable<RuleOutcome> Unresolved => Rendered.Rules.Concat(Rendered.Dns is { } dns ? [dns] : [])
        .Where(rule => rule.State is RuleState.PeerNotFound or RuleState.Refused);
}
