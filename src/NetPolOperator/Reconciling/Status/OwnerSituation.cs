using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Live;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Reconciling.Status;

/// <summary>What the conditions of a segment or a baseline are made from.</summary>
internal sealed record OwnerSituation
{
    /// <summary>The generation of the spec that all of this speaks of.</summary>
    public required long? Generation { get; init; }

    /// <summary>Whether nothing is to be written.</summary>
    public required bool IsAudit { get; init; }

    /// <summary>What is wrong with the spec.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>Rules that were left out because of their peer, each once.</summary>
    public IReadOnlyList<RuleOutcome> Unresolved { get; init; } = [];

    /// <summary>What people should know of the rules.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Where its policies stand, the worst of them.</summary>
    public required PolicyOutcome Policy { get; init; }

    /// <summary>How many policies there are.</summary>
    public required int Policies { get; init; }

    /// <summary>Where the spec is invalid: the policies from before that are there.</summary>
    public IReadOnlyList<KeptPolicy> Kept { get; init; } = [];

    /// <summary>Where the spec is invalid: the rules of the last valid one that have expired.</summary>
    public IReadOnlyList<string> Expired { get; init; } = [];

    /// <summary>What it isolates and what is open, because its policy is not live as it should be.</summary>
    public IReadOnlyList<IsolationGap> Gaps { get; init; } = [];

    /// <summary>Namespaces that it matches and that have not been planned for it yet, or never will be, because it is on its way out.</summary>
    public IReadOnlyList<string> Waiting { get; init; } = [];

    /// <summary>Foreign policies that open what it isolates.</summary>
    public IReadOnlyList<WideningPolicy> WidenedBy { get; init; } = [];

    /// <summary>How many of them there are.</summary>
    public int WidenedByTotal { get; init; }
}
