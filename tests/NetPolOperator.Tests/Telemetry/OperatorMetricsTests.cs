using NetPolOperator.Telemetry;
using NetPolOperator.Telemetry.Exposition;
using NetPolOperator.Tests.Telemetry.Exposition;

namespace NetPolOperator.Tests.Telemetry;

public class OperatorMetricsTests
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(3, 1, 0.75)]
    [InlineData(0, 4, 0)]
    public void Ratio_OfPods_IsolatedOfReachable(int isolated, int open, double expected) =>
        Assert.Equal(expected, new PodCoverage(isolated, open, 7).Ratio);

    [Fact]
    public void New_NothingHappenedYet_CountersStartAtZero()
    {
        var page = Page(_ => { });

        Assert.Contains("netpol_prune_blocked_total 0\n", page, StringComparison.Ordinal);
        Assert.All(Enum.GetValues<ReconcileErrorReason>(), reason => Assert.Contains(
            $"netpol_reconcile_errors_total{{reason=\"{Labels.Value(reason)}\"}} 0\n", page, StringComparison.Ordinal));
        Assert.Contains("netpol_leader 0\n", page, StringComparison.Ordinal);
        Assert.Contains("netpol_workqueue_depth 0\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void SetNamespace_WithPolicies_DriftStartsAtZero() =>
        Assert.Contains(
            "netpol_drift_corrections_total{namespace=\"a\",reason=\"orphaned\"} 0\n",
            Page(m => m.SetNamespace("a", new NamespaceMetrics { Policies = new PolicyCounts(1, 0, 0) })),
            StringComparison.Ordinal);

    [Fact]
    public void SetNamespace_AgainWithOtherFigures_TheLastStand()
    {
        var page = Page(m =>
        {
            m.SetNamespace("a", new NamespaceMetrics { Ingress = new PodCoverage(1, 1, 0) });
            m.SetNamespace("a", new NamespaceMetrics { Ingress = new PodCoverage(2, 0, 0) });
        });

        Assert.Contains("netpol_coverage_ratio{namespace=\"a\",direction=\"ingress\"} 1\n", page, StringComparison.Ordinal);
        Assert.Contains("netpol_pods{namespace=\"a\",direction=\"ingress\",state=\"isolated\"} 2\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void RemoveBaseline_WithConnections_TheyAreCountedNoMore()
    {
        var page = Page(m =>
        {
            m.SetBaseline("a", new ConnectionCounts(3, 0, 0, 0, 0));
            m.SetBaseline("b", new ConnectionCounts(4, 0, 0, 0, 0));
            m.RemoveBaseline("a");
        });

        Assert.Contains("netpol_connections{state=\"established\"} 4\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void ApiRequest_EndlessResources_CountedAsOther()
    {
        var page = Page(m =>
        {
            for (var i = 0; i < 5000; i++)
                m.ApiRequest("get", $"resource-{i}", 200);
        });

        Assert.InRange(page.Split('\n').Count(line => line.StartsWith("netpol_api_requests_total{", StringComparison.Ordinal)), 1, 1001);
        Assert.Contains("netpol_api_requests_total{verb=\"get\",resource=\"other\",code=\"200\"} 4000\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void ApiRequest_WithoutAnswer_CodeError() =>
        Assert.Contains(
            "netpol_api_requests_total{verb=\"get\",resource=\"pods\",code=\"error\"} 1\n", Page(m => m.ApiRequest("get", "pods", 0)), StringComparison.Ordinal);

    private static string Page(Action<OperatorMetrics> happen)
    {
        using var metrics = new OperatorMetrics();
        using var collector = new MetricsCollector([metrics.Meter]);
        happen(metrics);
        return collector.Scrape();
    }
}
