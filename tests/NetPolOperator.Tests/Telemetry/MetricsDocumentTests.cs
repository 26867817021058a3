using System.Text;
using System.Text.RegularExpressions;
using NetPolOperator.Telemetry;
using NetPolOperator.Telemetry.Exposition;
using NetPolOperator.Tests.Telemetry.Exposition;

namespace NetPolOperator.Tests.Telemetry;

/// <summary>docs/metrics.md says what is served.</summary>
public partial class MetricsDocumentTests
{
    [Fact]
    public void Document_Metrics_AsTheyAreServed()
    {
        using var metrics = new OperatorMetrics();
        using var collector = new MetricsCollector([metrics.Meter]);
        ExpositionFixture.BeBusy(metrics);

        var text = new StringBuilder("| metric | type | labels | meaning |\n|---|---|---|---|\n");
        foreach (Match family in Family().Matches(collector.Scrape()))
        {
            var labels = LabelName().Matches(family.Groups["labels"].Value).Select(m => m.Groups[1].Value).Where(label => label != "le");
            text.Append($"| `{family.Groups["name"]}` | {family.Groups["type"]} | {string.Join(", ", labels)} | {family.Groups["help"]} |\n");
        }

        GeneratedSection.Check("docs/metrics.md", "metrics", text.ToString());
    }

    [Fact]
    public void Document_Alerts_AreThoseThatAreShipped()
    {
        var document = File.ReadAllText(Repository.Path("docs/metrics.md"));
        var rules = File.ReadAllText(Repository.Path("config/prometheus/prometheus_rule.yaml"));

        Assert.All(Alert().Matches(rules), alert => Assert.Contains($"`{alert.Groups[1].Value}`", document, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"# HELP (?<name>\S+) (?<help>.*)\n# TYPE \S+ (?<type>\S+)\n[^{ ]+(\{(?<labels>[^}]*)\})?")]
    private static partial Regex Family();

    [GeneratedRegex(@"(\w+)=""")]
    private static partial Regex LabelName();

    [GeneratedRegex("alert: (\\S+)")]
    private static partial Regex Alert();
}
