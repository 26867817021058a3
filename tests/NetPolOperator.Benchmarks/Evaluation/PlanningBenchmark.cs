using System.Diagnostics;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Benchmarks.Evaluation;

/// <summary>Times the plan of one namespace, which every event asks for, and counts its garbage.</summary>
internal static class PlanningBenchmark
{
    private const string Namespace = "ns-0";
    private const int Runs = 200;

    /// <summary>Prints the figures.</summary>
    public static void Run(TextWriter output)
    {
        var (cluster, rendered) = MadeUpSegments.Make(50, 60, 3, Modes.Enforce, DateTimeOffset.UnixEpoch);
        var empty = WithoutPolicies(cluster);
        var last = Plan(cluster, null);
        output.WriteLine("Planning one namespace of 200 pods and 60 segments with 6 rules each (median)");
        Print(output, "unchanged since the last plan", () => Plan(cluster, last));
        Print(output, "unchanged, no last plan", () => Plan(cluster, null));
        Print(output, "all 60 policies to be created", () => Plan(empty, null));
        Print(output, "rendering one segment", () => PolicyRenderer.Render(cluster.SegmentsIn(Namespace).First(), cluster, RenderSettings.Default, DateTimeOffset.UnixEpoch).SpecHash);
        output.WriteLine($"  ({last.Changes.Count} changes where there should be none, {rendered.Count} renderings)");
    }

    private static NamespacePlan Plan(ClusterSnapshot cluster, NamespacePlan? last) =>
        NamespacePlanner.Plan(Namespace, cluster, RenderSettings.Default, new OwnershipMemory(), DateTimeOffset.UnixEpoch, last);

    private static ClusterSnapshot WithoutPolicies(ClusterSnapshot cluster) => ClusterSnapshot.From(
    [
        .. cluster.Namespaces,
        .. cluster.Namespaces.SelectMany(ns => cluster.SegmentsIn(ns.Metadata.Name)),
        .. cluster.Namespaces.SelectMany(ns => cluster.PodsIn(ns.Metadata.Name)),
    ]);

    private static void Print(TextWriter output, string what, Func<object> action)
    {
        var times = new List<double>();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            GC.KeepAlive(action());
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var garbage = (GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0 / Runs;
        output.WriteLine($"  {what,-32} {times.Order().ElementAt(Runs / 2),8:0.000} ms {garbage,8:0.0} KB");
    }
}
