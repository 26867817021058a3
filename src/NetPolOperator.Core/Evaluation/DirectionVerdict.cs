using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation;

/// <summary>What the policies of one side say to a connection.</summary>
/// <param name="Direction">Egress for the source's policies, ingress for the destination's.</param>
/// <param name="IsolatedBy">The policies that isolate the pod in this direction; where there is none it is open.</param>
/// <param name="AllowedBy">The rules that allow the connection, of any of these policies.</param>
public sealed record DirectionVerdict(TrafficDirection Direction, IReadOnlyList<CompiledPolicy> IsolatedBy, IReadOnlyList<CompiledRule> AllowedBy)
{
    /// <summary>Whether this side lets the connection pass.</summary>
    public bool Allowed => !IsIsolated || AllowedBy.Count > 0;

    /// <summary>Whether any policy isolates the pod in this direction.</summary>
    public bool IsIsolated => IsolatedBy.Count > 0;
}
