using System.Diagnostics;
using k8s.Models;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Ports;
using NetPolOperator.Core.Manifests.Reading;

namespace NetPolOperator.Benchmarks.Evaluation;

/// <summary>Times the evaluator on made-up clusters: loading apart, all pairs with peak memory, one question, and growth with the pods.</summary>
internal static class EvaluationBenchmark
{
    private const string Header = "    pods    loading  all pairs    by pod    explain      peak  classes  class pairs  lines by pod";

    /// <summary>Prints the table.</summary>
    public static void Run(TextWriter output)
    {
        Measure(new MadeUpObjects(MadeUpCluster.Write(2000, 20, 200))); // warm-up
        output.WriteLine("Evaluator, 200 namespaces, 2,000 policies, 10 label sets a namespace");
        output.WriteLine(Header);
        Print(output, 10_000, 200, 2000);
        output.WriteLine("targets: all pairs in 2,000 ms and 500 MB, explain in 50 ms beyond loading");
        output.WriteLine("Evaluator, growth at 1,000 distinct label sets: 100 namespaces, 1,000 policies");
        output.WriteLine(Header);
        var (first, last) = (Print(output, 1000, 100, 1000), 0.0);
        foreach (var pods in new[] { 2500, 5000, 10_000 })
            last = Print(output, pods, 100, 1000);
        output.WriteLine($"ten times the pods: {last / first:0.0} times the time");
        output.WriteLine("(all pairs: compiling, classes, every pair of classes; by pod: every pair of pods and addresses written out; best of three;");
        output.WriteLine(" peak: resident memory of the whole process, objects included; loading: YAML to objects)");
    }

    private static double Print(TextWriter output, int pods, int namespaces, int policies)
    {
        var yaml = MadeUpCluster.Write(pods, namespaces, policies);
        var clock = Stopwatch.StartNew();
        var objects = new MadeUpObjects(yaml);
        var loading = clock.Elapsed;
        var best = Enumerable.Range(0, 3).Select(_ => Measure(objects)).MinBy(figures => figures.AllPairs)!;
        output.WriteLine(
            $"{pods,8} {loading.TotalMilliseconds,7:0} ms {best.AllPairs.TotalMilliseconds,7:0} ms {best.ByPod.TotalMilliseconds,6:0} ms {best.Explain.TotalMilliseconds,7:0.0} ms "
            + $"{best.PeakMegabytes,6:0} MB {best.Classes,8} {best.ClassPairs,12} {best.Lines,13}");
        return best.AllPairs.TotalMilliseconds;
    }

    private static Figures Measure(MadeUpObjects objects)
    {
        GC.Collect();
        PeakMemory.Reset();
        var clock = Stopwatch.StartNew();
        var explained = objects.Evaluator();
        var (from, to) = (objects.AnyPod(0), objects.AnyPod(1));
        var verdict = explained.Evaluate(explained.FindPod(from.Namespace, from.Name)!, explained.FindPod(to.Namespace, to.Name)!, TransportProtocol.Tcp, 8080);
        GC.KeepAlive(verdict);
        var explain = clock.Elapsed;
        clock.Restart();
        var evaluator = objects.Evaluator();
        var classPairs = evaluator.Matrix.ClassConnections().Count();
        var allPairs = clock.Elapsed;
        clock.Restart();
        var lines = evaluator.Matrix.ByPod().Count();
        return new Figures(allPairs, clock.Elapsed, explain, PeakMemory.Megabytes(), evaluator.Matrix.Classes.Count, classPairs, lines);
    }

    private sealed record Figures(TimeSpan AllPairs, TimeSpan ByPod, TimeSpan Explain, double PeakMegabytes, int Classes, long ClassPairs, long Lines);

    /// <summary>The objects that manifests hold.</summary>
    private sealed class MadeUpObjects
    {
        private readonly List<V1Namespace> _namespaces;
        private readonly List<V1Pod> _pods;
        private readonly List<V1NetworkPolicy> _policies;

        public MadeUpObjects(string yaml)
        {
            var values = ManifestReader.Read("cluster.yaml", yaml).Objects.Select(item => item.Value).ToList();
            (_namespaces, _pods, _policies) = ([.. values.OfType<V1Namespace>()], [.. values.OfType<V1Pod>()], [.. values.OfType<V1NetworkPolicy>()]);
        }

        public (string Namespace, string Name) AnyPod(int index) => (_pods[index].Metadata.NamespaceProperty, _pods[index].Metadata.Name);

        // Copies, because compiled policies are kept as long as the object is: each run has to compile them.
        public PolicyEvaluator Evaluator() => PolicyEvaluator.Create(_namespaces, _pods, _policies.Select(policy => policy with { }));
    }
}
