using System.Diagnostics;
using System.Globalization;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.Benchmarks;

/// <summary>
/// The floor: a process that does nothing but send the writes of a file, policies first, then statuses, 16 in flight. Bodies are
/// made beforehand; nothing is read, watched, compared or decided.
/// </summary>
internal static class BareLoop
{
    /// <summary>Runs in a process of its own; prints seconds and CPU seconds.</summary>
    public static async Task<int> RunAsync(string kubeconfig, string file)
    {
        var writes = File.ReadLines(file).Select(Write.Parse).ToList();
        using var api = new Api(kubeconfig);
        var watch = Stopwatch.StartNew();
        await Write.SendAllAsync(api, writes.Where(write => write.Method == "POST"));
        await Write.SendAllAsync(api, writes.Where(write => write.Method == "PUT"));
        watch.Stop();
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds} {process.TotalProcessorTime.TotalSeconds}"));
        return 0;
    }

    // What src/NetPolOperator/Runtime.props says, for a process that is already compiled.
    private static readonly Dictionary<string, string> AsTheOperator = new(StringComparer.Ordinal)
    {
        ["DOTNET_TieredCompilation"] = "0",
        ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
    };

    /// <summary>Starts that process and gives what it printed.</summary>
    /// <param name="kubeconfig">The API server.</param>
    /// <param name="file">The writes.</param>
    /// <param name="tuned">With the operator's runtime settings, not with what every .NET program has.</param>
    public static async Task<Measured> MeasureAsync(string kubeconfig, string file, bool tuned)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Run by `dotnet x.dll`, the process path is dotnet itself.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "NetPolOperator.Benchmarks.dll"));
        foreach (var argument in new[] { "bare-loop", kubeconfig, file })
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in tuned ? AsTheOperator : [])
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"the bare loop ended with {process.ExitCode}");
        var numbers = output.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new Measured(numbers[0], numbers[1]);
    }
}

/// <summary>What one column of one round took.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="CpuSeconds">Of the writing process.</param>
/// <param name="PeakBytes">Its peak memory, where it was asked for.</param>
internal sealed record Measured(double Seconds, double CpuSeconds, long PeakBytes = 0);
