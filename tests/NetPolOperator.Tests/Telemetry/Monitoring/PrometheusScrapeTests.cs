using System.Globalization;
using System.Text.Json;

namespace NetPolOperator.Tests.Telemetry.Monitoring;

public class PrometheusScrapeTests(PrometheusServer prometheus) : IClassFixture<PrometheusServer>
{
    [Theory]
    [InlineData("netpol_pods{namespace=\"shop\",direction=\"ingress\",state=\"isolated\"}", 8)]
    [InlineData("netpol_coverage_ratio{namespace=\"shop\",direction=\"ingress\"}", 0.8)]
    [InlineData("netpol_namespaces{state=\"programmed\"}", 1)]
    [InlineData("netpol_policies{namespace=\"data\",state=\"conflict\"}", 1)]
    [InlineData("sum(netpol_segments)", 7)]
    [InlineData("netpol_connections{state=\"established\"}", 7)]
    [InlineData("netpol_drift_corrections_total{namespace=\"shop\",reason=\"modified\"}", 4)]
    [InlineData("netpol_reconcile_duration_seconds_count", 6)]
    [InlineData("netpol_reconcile_duration_seconds_bucket{le=\"0.01\"}", 4)]
    [InlineData("netpol_enforcement_latency_seconds_bucket{le=\"+Inf\"}", 2)]
    [InlineData("netpol_reconcile_errors_total{reason=\"conflict\"}", 2)]
    [InlineData("netpol_prune_blocked_total", 2)]
    [InlineData("netpol_api_requests_total{verb=\"update\",resource=\"appsegments/status\",code=\"200\"}", 4)]
    [InlineData("netpol_workqueue_depth", 3)]
    [InlineData("netpol_leader", 1)]
    [InlineData("count(netpol_build_info{version!=\"\",revision!=\"\",runtime!=\"\"})", 1)]
    [InlineData("count(process_cpu_seconds_total > 0)", 1)]
    [InlineData("max_over_time(up{job=\"netpol-operator\"}[1m])", 1)]
    public async Task Query_AfterAScrape_TheFactsOfTheOperator(string expression, double expected)
    {
        var result = Assert.Single(await prometheus.QueryAsync(expression));

        Assert.Equal(expected, double.Parse(result.GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture), 9);
    }

    [Theory]
    [InlineData("netpol_pods", "gauge", "")]
    [InlineData("netpol_coverage_ratio", "gauge", "ratio")]
    [InlineData("netpol_drift_corrections", "counter", "")]
    [InlineData("netpol_reconcile_duration_seconds", "histogram", "seconds")]
    [InlineData("process_cpu_seconds", "counter", "seconds")]
    public async Task Metadata_AfterAScrape_TypeAndUnitAsOpenMetricsSays(string family, string type, string unit)
    {
        var metadata = (await prometheus.GetAsync($"metadata?metric={family}")).GetProperty(family)[0];

        Assert.Equal((type, unit), (metadata.GetProperty("type").GetString(), metadata.GetProperty("unit").GetString()));
        Assert.NotEqual("", metadata.GetProperty("help").GetString());
    }

    [Fact]
    public void Log_AfterAScrape_NoComplaintAboutThePage() => Assert.DoesNotContain("component=\"scrape manager\"", prometheus.Log, StringComparison.Ordinal);

    [Fact]
    public async Task Dashboard_EveryQueryOfEveryPanel_FindsSomething()
    {
        var queries = Queries().ToList();

        Assert.InRange(queries.Count, 25, 100);
        Assert.All(
            await Task.WhenAll(queries.Select(async q => (q.Panel, q.Expression, Result: await prometheus.QueryAsync(q.Expression)))),
            q => Assert.True(q.Result.Length > 0, $"{q.Panel}: nothing for {q.Expression}"));
    }

    [Fact]
    public async Task Dashboard_Variables_FindTheNamespaces()
    {
        var names = await prometheus.GetAsync("label/namespace/values?match[]=netpol_coverage_ratio");

        Assert.Equal(["data", "lab", "shop"], names.EnumerateArray().Select(n => n.GetString()));
    }

    private static IEnumerable<(string? Panel, string Expression)> Queries()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Repository.Path("config/grafana/netpol-operator.json")));
        foreach (var panel in dashboard.RootElement.GetProperty("panels").EnumerateArray().Where(p => p.TryGetProperty("targets", out _)))
            foreach (var target in panel.GetProperty("targets").EnumerateArray())
                yield return (panel.GetProperty("title").GetString(), target.GetProperty("expr").GetString()!
                    .Replace("$namespace", ".*", StringComparison.Ordinal)
                    .Replace("$__rate_interval", "1m", StringComparison.Ordinal));
    }
}
