#if PROMETHEUS_NET
using NetPolOperator.Telemetry;
using NetPolOperator.Telemetry.Exposition;
using NetPolOperator.Tests.Telemetry.Serving;

namespace NetPolOperator.Tests.Telemetry.Exposition;

/// <summary>With the real packages prometheus-net serves what our own writer would.</summary>
public class PrometheusNetPageTests
{
    [Fact]
    public async Task Get_Metrics_TheSameSeriesAsFromOurOwnWriter()
    {
        var metrics = new OperatorMetrics();
        using var collector = new MetricsCollector([metrics.Meter]);
        await using var server = new TelemetryServer(metrics, new HealthRegistry(), page: new PrometheusNetPage(metrics));
        await server.StartAsync();
        ExpositionFixture.BeBusy(metrics);

        var page = await server.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Equal(Samples(collector.Scrape()), Samples(page));
        Assert.Contains("\nprocess_cpu_seconds_total ", page, StringComparison.Ordinal);
    }

    // Its labels are sorted by name.
    private static IEnumerable<string> Samples(string page) => page.Split('\n')
        .Where(line => line.StartsWith("netpol_", StringComparison.Ordinal))
        .Select(line => line.Split('{', '}'))
        .Select(parts => parts.Length == 1 ? parts[0] : $"{parts[0]}{{{string.Join(',', parts[1].Split(',').Order())}}}{parts[2]}")
        .Order(StringComparer.Ordinal);
}
#endif
