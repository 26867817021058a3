using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>How many pods of a namespace are isolated, by all live policies, foreign ones too.</summary>
/// <param name="Ingress">Connections to the pods.</param>
/// <param name="Egress">Connections from the pods.</param>
public sealed record NamespaceCoverage(DirectionCoverage Ingress, DirectionCoverage Egress)
{
    /// <summary>Counts the pods of a namespace.</summary>
    public static NamespaceCoverage Compute(EvaluationContext context, string ns)
    {
        var groups = context.In(ns).Groups;
        return new NamespaceCoverage(Count(groups, TrafficDirection.Ingress), Count(groups, TrafficDirection.Egress));
    }

    private static DirectionCoverage Count(List<PodGroup> groups, TrafficDirection direction)
    {
        var (isolated, open, unprotectable) = (0, 0, 0);
        foreach (var group in groups)
            if (group.IsHostNetwork)
                unprotectable += group.Pods.Count;
            else if (group.IsIsolated(direction))
                isolated += group.Pods.Count;
            else
                open += group.Pods.Count;
        return new DirectionCoverage(isolated, open, unprotectable)
        {
            OpenPods = groups.Where(group => !group.IsHostNetwork && !group.IsIsolated(direction))
                .SelectMany(group => group.Pods).OrderBy(pod => pod.Name, StringComparer.Ordinal),
        };
    }
}
