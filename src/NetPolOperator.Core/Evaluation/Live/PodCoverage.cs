using k8s.Models;
using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>The pods that a selector finds, and what all live policies make of them.</summary>
/// <param name="Matched">Pods with matching labels, those on the host's network included.</param>
/// <param name="IsolatedIngress">Of these, isolated for ingress.</param>
/// <param name="IsolatedEgress">Of these, isolated for egress.</param>
/// <param name="Unprotectable">Of these, on the host's network, which no policy can select.</param>
public sealed record PodCoverage(int Matched, int IsolatedIngress, int IsolatedEgress, int Unprotectable)
{
    /// <summary>Counts the pods of a namespace that a selector finds; one that cannot be read finds none, null finds all.</summary>
    public static PodCoverage Compute(EvaluationContext context, string ns, V1LabelSelector? selector)
    {
        var compiled = CompiledSelector.Compile(selector);
        var counts = new PodCoverage(0, 0, 0, 0);
        foreach (var group in context.In(ns).Groups)
            if (compiled.Matches(group.Example.Labels))
                counts = counts.Add(group);
        return counts;
    }

    private PodCoverage Add(PodGroup group) => this with
    {
        Matched = Matched + group.Pods.Count,
        IsolatedIngress = IsolatedIngress + (group.IsIsolated(TrafficDirection.Ingress) ? group.Pods.Count : 0),
        IsolatedEgress = IsolatedEgress + (group.IsIsolated(TrafficDirection.Egress) ? group.Pods.Count : 0),
        Unprotectable = Unprotectable + (group.IsHostNetwork ? group.Pods.Count : 0),
    };
}
