using System.Diagnostics;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Live;

namespace NetPolOperator.Benchmarks.Evaluation;

/// <summary>Times what the operator asks about one namespace in each pass, in a cluster of 10,000 pods and 3,000 segments.</summary>
internal static class LiveBenchmark
{
    private const int Runs = 20;

    /// <summary>Prints the figures.</summary>
    public static void Run(TextWriter output)
    {
        output.WriteLine("Judging one namespace of 200 pods and 60 segments, in a cluster of 10,000 pods and 3,000 segments (median)");
        var (cluster, rendered) = MadeUpSegments.Make(50, 60, 3, Modes.Enforce, DateTimeOffset.UnixEpoch);
        output.WriteLine($"  coverage, connections, widening: {Median(() =>
        {
            var context = new EvaluationContext(cluster);
            GC.KeepAlive(NamespaceCoverage.Compute(context, "ns-0"));
            var desired = new DesiredPolicies(context, "ns-0", rendered);
            foreach (var policy in rendered)
            {
                GC.KeepAlive(PodCoverage.Compute(context, "ns-0", policy.Policy!.Spec.PodSelector));
                GC.KeepAlive(ConnectionJudge.Judge(context, policy));
                GC.KeepAlive(IsolationCheck.WidenedBy(context, policy, desired));
            }
        }):0.0} ms");
        var judged = rendered.SelectMany(policy => ConnectionJudge.Judge(new EvaluationContext(cluster), policy)).GroupBy(status => status.State);
        output.WriteLine($"  ({string.Join(", ", judged.Select(group => $"{group.Count()} {group.Key}"))})");
        var (audited, previews) = MadeUpSegments.Make(50, 60, 3, Modes.Audit, DateTimeOffset.UnixEpoch);
        output.WriteLine($"  audit preview of all 60 segments: {Median(() =>
        {
            var context = new EvaluationContext(audited);
            foreach (var policy in previews)
                GC.KeepAlive(AuditPreview.Compute(context, policy));
        }):0.0} ms");
    }

    private static double Median(Action action)
    {
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var clock = Stopwatch.StartNew();
            action();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(Runs / 2);
    }
}
