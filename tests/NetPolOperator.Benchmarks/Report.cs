using System.Globalization;

namespace NetPolOperator.Benchmarks;

/// <summary>The operator's figures beside the bounds that the project sets itself.</summary>
internal sealed record Report(
    BenchmarkOptions Options, IReadOnlyList<Measured> Loops, IReadOnlyList<Measured> TunedLoops, IReadOnlyList<Measured> Operators, Latencies Drift, int SecondPassWrites, double? KubectlSeconds)
{
    private const double LeastSpeed = 0.8;
    private const double MostCpu = 1.5;
    private const double MostLatency = 3;
    private const double MostMegabytes = 200;

    /// <summary>Prints the table; false where a bound was missed.</summary>
    public bool Print(TextWriter output)
    {
        var (loop, loopCpu) = (Median(Loops, round => round.Seconds), Median(Loops, round => round.CpuSeconds));
        var (seconds, cpu) = (Median(Operators, round => round.Seconds), Median(Operators, round => round.CpuSeconds));
        var megabytes = Operators.Max(round => round.PeakBytes) / 1e6;
        var (bare50, bare99) = (Latencies.Percentile(Drift.Bare, 0.5), Latencies.Percentile(Drift.Bare, 0.99));
        var (drift50, drift99) = (Latencies.Percentile(Drift.Corrections, 0.5), Latencies.Percentile(Drift.Corrections, 0.99));

        output.WriteLine(Invariant($"\nOperator: {Options.Segments} AppSegments in {Options.Namespaces} namespaces, {Options.Pods} pods watched besides; median of {Loops.Count} rounds on one API server\n"));
        Row(output, "", "bare loop", "operator", "kubectl apply*", "ratio", "bound", "");
        var ok = Row(output, "from nothing to all policies and statuses", S(loop), S(seconds), KubectlSeconds is { } k ? S(k) : "no kubectl", N(loop / seconds), $">= {N(LeastSpeed)}", Verdict(loop / seconds >= LeastSpeed));
        ok &= Row(output, "CPU of the writing process", S(loopCpu), S(cpu), "", N(cpu / loopCpu), $"<= {N(MostCpu)}", Verdict(cpu / loopCpu <= MostCpu));
        ok &= Row(output, "peak memory (VmHWM)", "", Invariant($"{megabytes:0} MB"), "", "", $"<= {MostMegabytes:0} MB", Verdict(megabytes <= MostMegabytes));
        ok &= Row(output, "writes in a second pass (restart)", "", $"{SecondPassWrites}", "", "", "0", Verdict(SecondPassWrites == 0));
        Row(output, "", "bare PATCH", "edit to correction", "", "", "", "");
        ok &= Row(output, "drift, p50", Ms(bare50), Ms(drift50), "", N(drift50 / bare50), $"<= {MostLatency:0}", Verdict(drift50 / bare50 <= MostLatency));
        Row(output, "drift, p99", Ms(bare99), Ms(drift99), "", N(drift99 / bare99), "", "");
        output.WriteLine("""

            The loop only sends: the same policies (POST) and statuses (PUT), byte by byte, 16 in flight, bodies made beforehand. The
            operator's time and CPU count from the start of its process, its start-up and listing included. An edit counts from before
            its PATCH is sent until the corrected policy is seen in a watch. * policies only, no statuses.
            """);
        PrintTuned(output, seconds, cpu);
        foreach (var ((a, c), b) in Loops.Zip(TunedLoops).Zip(Operators))
            output.WriteLine(Invariant($"  round: loop {a.Seconds:0.00} s ({a.CpuSeconds:0.00} s CPU), tuned {c.Seconds:0.00} s ({c.CpuSeconds:0.00} s CPU), operator {b.Seconds:0.00} s ({b.CpuSeconds:0.00} s CPU, {b.PeakBytes / 1e6:0} MB)"));
        return ok;
    }

    // Part of the operator's gain is how its runtime is set up. Whoever wants to know how large the rest is finds it here.
    private void PrintTuned(TextWriter output, double seconds, double cpu)
    {
        var (loop, loopCpu) = (Median(TunedLoops, round => round.Seconds), Median(TunedLoops, round => round.CpuSeconds));
        output.WriteLine(Invariant($"""

            The bounds are held against a loop as any .NET program runs. With the operator's runtime settings (no recompilation, no
            spinning) the same loop takes {loop:0.00} s and {loopCpu:0.00} s of CPU: ratios {loop / seconds:0.00} and {cpu / loopCpu:0.00}.

            """));
    }

    private static bool Row(TextWriter output, string what, string loop, string @operator, string kubectl, string ratio, string bound, string verdict)
    {
        output.WriteLine($"  {what,-44}{loop,12}{@operator,20}{kubectl,16}{ratio,8}{bound,12}  {verdict}".TrimEnd());
        return verdict is not "MISSED";
    }

    private static string Verdict(bool met) => met ? "met" : "MISSED";

    private static double Median(IEnumerable<Measured> rounds, Func<Measured, double> value) => Latencies.Percentile(rounds.Select(value), 0.5);

    private static string S(double seconds) => Invariant($"{seconds:0.00} s");

    private static string Ms(double milliseconds) => Invariant($"{milliseconds:0.0} ms");

    private static string N(double number) => Invariant($"{number:0.00}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
