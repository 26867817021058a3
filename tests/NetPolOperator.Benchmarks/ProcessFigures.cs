using System.Globalization;

namespace NetPolOperator.Benchmarks;

/// <summary>What the kernel counts of a process, from /proc.</summary>
internal static class ProcessFigures
{
    // USER_HZ: fixed at 100 on every Linux architecture that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>User and system CPU time since it started, start-up included.</summary>
    public static double CpuSeconds(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>The most resident memory that it ever had (VmHWM).</summary>
    public static long PeakBytes(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
