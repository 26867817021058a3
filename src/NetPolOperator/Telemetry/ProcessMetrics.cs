using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace NetPolOperator.Telemetry;

/// <summary>The metrics that every Prometheus client has of its process, under the names that all dashboards know, and the runtime's.</summary>
internal sealed class ProcessMetrics : IDisposable
{
    private const string OpenFiles = "/proc/self/fd";

    private static readonly KeyValuePair<string, object?>[][] Generations =
        [.. Enumerable.Range(0, GC.MaxGeneration + 1).Select(g => Labels.Of("generation", g.ToString(CultureInfo.InvariantCulture)))];

    private readonly Meter _process = new("process");
    private readonly Meter _runtime = new("dotnet");

    /// <summary>Publishes them.</summary>
    public ProcessMetrics()
    {
        CreateProcess();
        CreateRuntime();
    }

    /// <summary>The meters.</summary>
    public IReadOnlyList<Meter> Meters => [_process, _runtime];

    /// <inheritdoc />
    public void Dispose()
    {
        _process.Dispose();
        _runtime.Dispose();
    }

    private void CreateProcess()
    {
        using var self = Process.GetCurrentProcess();
        var started = new DateTimeOffset(self.StartTime).ToUnixTimeMilliseconds() / 1000d;
        _process.CreateObservableCounter("cpu_seconds_total", () => Environment.CpuUsage.TotalTime.TotalSeconds, "s", "User and system CPU time spent.");
        _process.CreateObservableGauge("resident_memory_bytes", () => Environment.WorkingSet, "By", "Resident memory.");
        _process.CreateObservableGauge("start_time_seconds", () => started, "s", "When the process started, since the epoch.");
        if (Directory.Exists(OpenFiles))
            _process.CreateObservableGauge(
                "open_fds", () => Directory.EnumerateFileSystemEntries(OpenFiles).LongCount(), "{fd}", "Open file descriptors.");
    }

    private void CreateRuntime()
    {
        _runtime.CreateObservableCounter(
            "gc_collections_total", () => Generations.Select((labels, g) => new Measurement<long>(GC.CollectionCount(g), labels)), "{collection}",
            "Garbage collections by the oldest generation collected.");
        _runtime.CreateObservableCounter(
            "gc_pause_seconds_total", () => GC.GetTotalPauseDuration().TotalSeconds, "s", "Time that the process stood still for the garbage collector.");
        _runtime.CreateObservableCounter("gc_allocated_bytes_total", () => GC.GetTotalAllocatedBytes(), "By", "Memory allocated on the managed heap.");
        _runtime.CreateObservableGauge("gc_heap_bytes", () => GC.GetTotalMemory(forceFullCollection: false), "By", "Managed heap in use, garbage included.");
        _runtime.CreateObservableGauge("threadpool_threads", () => (long)ThreadPool.ThreadCount, "{thread}", "Threads of the pool.");
        _runtime.CreateObservableGauge("threadpool_queue_length", () => ThreadPool.PendingWorkItemCount, "{item}", "Work items that wait for a thread.");
    }
}
