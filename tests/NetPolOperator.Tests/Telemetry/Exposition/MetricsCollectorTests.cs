using System.Buffers;
using System.Diagnostics.Metrics;
using NetPolOperator.Telemetry;
using NetPolOperator.Telemetry.Exposition;

namespace NetPolOperator.Tests.Telemetry.Exposition;

public class MetricsCollectorTests
{
    [Fact]
    public void Write_NamespaceRemoved_ItsSeriesVanish()
    {
        using var metrics = ExpositionFixture.Busy();
        using var collector = new MetricsCollector([metrics.Meter]);
        Assert.Contains("namespace=\"shop\"", collector.Scrape(), StringComparison.Ordinal);

        metrics.RemoveNamespace("shop");
        metrics.DriftCorrected("shop", DriftReason.Deleted);

        var page = collector.Scrape();
        Assert.DoesNotContain("namespace=\"shop\"", page, StringComparison.Ordinal);
        Assert.Contains("netpol_pods{namespace=\"data\",direction=\"ingress\",state=\"open\"} 1\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NamespaceComesBack_CountsFromZero()
    {
        using var metrics = ExpositionFixture.Busy();
        using var collector = new MetricsCollector([metrics.Meter]);

        metrics.RemoveNamespace("shop");
        collector.Scrape();
        metrics.SetNamespace("shop", new NamespaceMetrics { Policies = new PolicyCounts(1, 0, 0) });

        Assert.Contains("netpol_drift_corrections_total{namespace=\"shop\",reason=\"modified\"} 0\n", collector.Scrape(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_MeterOfTheSameName_NotHeard()
    {
        using var ours = new Meter("same");
        using var theirs = new Meter("same");
        using var collector = new MetricsCollector([ours]);

        theirs.CreateCounter<long>("c_total").Add(1);

        Assert.Empty(collector.Scrape());
    }

    [Fact]
    public async Task Write_WhileEverythingIsMeasured_NothingIsLost()
    {
        const int writers = 4;
        const int each = 20_000;
        using var metrics = new OperatorMetrics();
        using var collector = new MetricsCollector([metrics.Meter]);
        using var done = new CancellationTokenSource();
        var scraper = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
                collector.Scrape();
        });

        await Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(() =>
        {
            for (var i = 0; i < each; i++)
            {
                metrics.Reconciled(TimeSpan.FromSeconds(1));
                metrics.ApiRequest("get", "pods", 200);
                metrics.SetNamespace($"ns-{w}", new NamespaceMetrics { Ingress = new PodCoverage(i, 0, 0) });
                if (i % 100 == 0)
                    metrics.RemoveNamespace($"ns-{w}");
            }
        })));
        await done.CancelAsync();
        await scraper;

        var page = collector.Scrape();
        Assert.Contains($"netpol_reconcile_duration_seconds_count {writers * each}\n", page, StringComparison.Ordinal);
        Assert.Contains($"netpol_reconcile_duration_seconds_sum {writers * each}\n", page, StringComparison.Ordinal);
        Assert.Contains($"netpol_api_requests_total{{verb=\"get\",resource=\"pods\",code=\"200\"}} {writers * each}\n", page, StringComparison.Ordinal);
        Assert.Contains($"netpol_pods{{namespace=\"ns-3\",direction=\"ingress\",state=\"isolated\"}} {each - 1}\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ThousandNamespacesUnchanged_AllocatesNextToNothing()
    {
        using var metrics = new OperatorMetrics();
        for (var i = 0; i < 1000; i++)
            metrics.SetNamespace($"namespace-{i}", new NamespaceMetrics { Ingress = new PodCoverage(i, 1, 0) });
        using var collector = new MetricsCollector([metrics.Meter]);
        var buffer = new ArrayBufferWriter<byte>(4 * 1024 * 1024);
        collector.Write(buffer, ExpositionFormat.Text);
        buffer.ResetWrittenCount();

        var before = GC.GetAllocatedBytesForCurrentThread();
        collector.Write(buffer, ExpositionFormat.Text);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // 11,000 series; what is left are the enumerators and the handful of cluster totals.
        Assert.InRange(allocated, 0, 64 * 1024);
        Assert.InRange(buffer.WrittenCount, 500_000, 2_000_000);
    }
}
