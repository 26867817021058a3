using NetPolOperator.Telemetry;
using NetPolOperator.Tests.Telemetry.Exposition;
using NetPolOperator.Tests.Telemetry.Serving;

namespace NetPolOperator.Tests.Telemetry.Monitoring;

public class PromtoolTests
{
    [Fact]
    public async Task CheckMetrics_OfTheServedPage_NothingToSay()
    {
        await using var server = new TelemetryServer(new OperatorMetrics(), new HealthRegistry());
        await server.StartAsync();
        ExpositionFixture.BeBusy(server.Metrics);
        var page = await server.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Equal((0, ""), await PrometheusTools.PromtoolAsync(page, "check", "metrics"));
    }

    [Fact]
    public async Task TestRules_OfTheShippedAlerts_EachFiresWhenItShouldAndNotOtherwise()
    {
        var folder = Directory.CreateTempSubdirectory("netpol-rules-").FullName;
        try
        {
            await File.WriteAllLinesAsync(Path.Combine(folder, "alerts.yaml"), Groups());
            var test = Path.Combine(folder, "alerts.test.yaml");
            File.Copy(Repository.Path("tests/NetPolOperator.Tests/Telemetry/Monitoring/alerts.test.yaml"), test);

            var (checkCode, checkOutput) = await PrometheusTools.PromtoolAsync("", "check", "rules", "--lint-fatal", Path.Combine(folder, "alerts.yaml"));
            var (testCode, testOutput) = await PrometheusTools.PromtoolAsync("", "test", "rules", test);

            Assert.True(checkCode == 0, checkOutput);
            Assert.True(testCode == 0, testOutput);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Alerts_Shipped_EachIsInTheUnitTests()
    {
        var tested = File.ReadAllText(Repository.Path("tests/NetPolOperator.Tests/Telemetry/Monitoring/alerts.test.yaml"));
        var alerts = Groups().Select(line => line.Split("alert: ")).Where(parts => parts.Length == 2).Select(parts => parts[1]).ToList();

        Assert.InRange(alerts.Count, 7, 50);
        Assert.All(alerts, alert => Assert.Contains(alert, tested, StringComparison.Ordinal));
    }

    // What stands below `spec` is a rule file.
    private static IEnumerable<string> Groups() => File.ReadAllLines(Repository.Path("config/prometheus/prometheus_rule.yaml"))
        .SkipWhile(line => line != "spec:")
        .Skip(1)
        .Select(line => line.Length > 1 ? line[2..] : line);
}
