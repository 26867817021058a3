using System.Diagnostics;
using System.Globalization;

namespace NetPolOperator.Benchmarks.Evaluation;

/// <summary>The process's highest resident memory since the last reset, as Linux keeps it.</summary>
internal static class PeakMemory
{
    /// <summary>Starts anew from what is resident now. Where the system does not allow it the peak is that of the whole run.</summary>
    public static void Reset()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not Linux, or not allowed: the figure is then an upper bound.
        }
    }

    /// <summary>The peak.</summary>
    public static double Megabytes()
    {
        if (!File.Exists("/proc/self/status"))
            return Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(':')[1].Trim().Split(' ')[0], CultureInfo.InvariantCulture) / 1000;
    }
}
