using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Cli.Output;

/// <summary>Counts which pods are isolated and lists those that are open.</summary>
internal static class CoverageCounter
{
    /// <summary>Counts the namespaces given, or all; fails where one has no pods, for that is a typing error.</summary>
    public static CoverageReport Count(PolicyEvaluator evaluator, string[] namespaces)
    {
        var open = new List<OpenPod>();
        var lines = evaluator.Endpoints.Where(e => namespaces.Length == 0 || namespaces.Contains(e.Namespace))
            .GroupBy(e => e.Namespace).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Count(evaluator, g.Key, [.. g], open)).ToList();
        if (namespaces.FirstOrDefault(n => lines.TrueForAll(l => l.Namespace != n)) is { } unknown) throw new CommandFailure($"--namespace {unknown}: no pods there");
        return new(new(null, lines.Sum(l => l.Pods), Sum(lines, l => l.Ingress), Sum(lines, l => l.Egress)), lines, open);
    }

    private static NamespaceCoverageLine Count(PolicyEvaluator evaluator, string ns, List<Endpoint> ends, List<OpenPod> open)
    {
        int ingress = 0, egress = 0, host = 0;
        foreach (var end in ends)
        {
            if (end.IsHostNetwork)
            {
                host++;
                continue;
            }

            var policies = evaluator.PoliciesOn(end);
            var (isolatedIn, isolatedOut) = (policies.Any(p => p.Isolates(TrafficDirection.Ingress)), policies.Any(p => p.Isolates(TrafficDirection.Egress)));
            if (isolatedIn) ingress++;
            if (isolatedOut) egress++;
            if (!isolatedIn || !isolatedOut) open.Add(new(end.ToString(), [.. isolatedIn ? Array.Empty<string>() : ["Ingress"], .. isolatedOut ? Array.Empty<string>() : ["Egress"]]));
        }

        return new(ns, ends.Count, new(ingress, ends.Count - host - ingress, host), new(egress, ends.Count - host - egress, host));
    }

    private static DirectionCount Sum(List<NamespaceCoverageLine> lines, Func<NamespaceCoverageLine, DirectionCount> direction) =>
        new(lines.Sum(l => direction(l).Isolated), lines.Sum(l => direction(l).Open), lines.Sum(l => direction(l).Unprotectable));
}
