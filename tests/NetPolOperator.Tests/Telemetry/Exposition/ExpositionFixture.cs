using System.Buffers;
using System.Diagnostics.Metrics;
using System.Text;
using NetPolOperator.Telemetry;
using NetPolOperator.Telemetry.Exposition;

namespace NetPolOperator.Tests.Telemetry.Exposition;

/// <summary>Scrapes as a test wants it.</summary>
internal static class ExpositionFixture
{
    public static string Scrape(this MetricsCollector collector, ExpositionFormat format = ExpositionFormat.Text)
    {
        var buffer = new ArrayBufferWriter<byte>();
        collector.Write(buffer, format);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>What a meter's instruments measured, right after they are made.</summary>
    public static string ScrapeOf(Action<Meter> measure, ExpositionFormat format = ExpositionFormat.Text)
    {
        using var meter = new Meter("test");
        using var collector = new MetricsCollector([meter]);
        measure(meter);
        return collector.Scrape(format);
    }

    /// <summary>A small cluster's worth of facts, all different from zero.</summary>
    public static OperatorMetrics Busy()
    {
        var metrics = new OperatorMetrics();
        BeBusy(metrics);
        return metrics;
    }

    public static void BeBusy(OperatorMetrics metrics)
    {
        metrics.SetLeader(true);
        metrics.ObserveQueueDepth(() => 3);
        metrics.SetNamespace("shop", new NamespaceMetrics
        {
            State = NamespaceState.Programmed,
            Ingress = new PodCoverage(8, 2, 1),
            Egress = new PodCoverage(10, 0, 1),
            Policies = new PolicyCounts(4, 0, 0),
            Segments = new SegmentCounts(3, 0, 1, 0, 1),
            Connections = new ConnectionCounts(5, 1, 0, 1, 0),
        });
        metrics.SetNamespace("data", new NamespaceMetrics
        {
            State = NamespaceState.Pending,
            Ingress = new PodCoverage(1, 1, 0),
            Policies = new PolicyCounts(1, 1, 1),
            Segments = new SegmentCounts(0, 1, 0, 1, 0),
            Connections = new ConnectionCounts(0, 0, 2, 0, 1),
        });
        metrics.SetNamespace("lab", new NamespaceMetrics { Ingress = new PodCoverage(0, 4, 0), Egress = new PodCoverage(0, 4, 0) });
        metrics.SetBaseline("default-deny", new ConnectionCounts(2, 0, 0, 0, 0));
        metrics.DriftCorrected("shop", DriftReason.Modified);
        metrics.DriftCorrected("shop", DriftReason.Modified);
        metrics.DriftCorrected("data", DriftReason.Deleted);
        metrics.Reconciled(TimeSpan.FromMilliseconds(0.4));
        metrics.Reconciled(TimeSpan.FromMilliseconds(7));
        metrics.Reconciled(TimeSpan.FromSeconds(90));
        metrics.Enforced(TimeSpan.FromMilliseconds(50));
        metrics.ReconcileFailed(ReconcileErrorReason.Conflict);
        metrics.PruneBlocked();
        metrics.ApiRequest("create", "networkpolicies", 201);
        metrics.ApiRequest("update", "appsegments/status", 200);
        metrics.ApiRequest("update", "appsegments/status", 200);
        metrics.ApiRequest("watch", "pods", 0);
    }
}
