using System.Text.Json;
using NetPolOperator.Cli.Tests.Running;
using NetPolOperator.Core.Linting;

namespace NetPolOperator.Cli.Tests.Linting;

/// <summary>What SARIF 2.1.0 asks of a log file, and code hosts of one that they show: the rules of the standard in our own words.</summary>
public sealed class SarifTests : IAsyncLifetime
{
    private JsonDocument _log = null!;

    private JsonElement Run => Assert.Single(_log.RootElement.GetProperty("runs").EnumerateArray());

    private JsonElement Driver => Run.GetProperty("tool").GetProperty("driver");

    private List<JsonElement> Rules => [.. Driver.GetProperty("rules").EnumerateArray()];

    private List<JsonElement> Results => [.. Run.GetProperty("results").EnumerateArray()];

    public async Task InitializeAsync()
    {
        var result = await CliRunner.RunAsync(Path.Combine(Repository.Tests, "Golden"), ["lint", "-f", "lint/policies.yaml", "-f", "_shop", "-o", "sarif"]);
        Assert.Equal(("", 1), (result.Error, result.ExitCode));
        _log = JsonDocument.Parse(result.Out);
    }

    [Fact]
    public void Log_IsOfVersion210AndNamesItsSchema()
    {
        Assert.Equal("2.1.0", _log.RootElement.GetProperty("version").GetString());
        Assert.EndsWith("sarif-2.1.0.json", _log.RootElement.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        Assert.True(Uri.IsWellFormedUriString(_log.RootElement.GetProperty("$schema").GetString(), UriKind.Absolute));
        AssertOnly(_log.RootElement, "$schema", "version", "runs");
    }

    [Fact]
    public void Run_HasToolAndResultsAndSaysWhatAColumnIs()
    {
        AssertOnly(Run, "tool", "columnKind", "results");
        Assert.Contains(Run.GetProperty("columnKind").GetString(), new[] { "utf16CodeUnits", "unicodeCodePoints" });
        AssertOnly(Run.GetProperty("tool"), "driver");
        AssertOnly(Driver, "name", "version", "rules");
        Assert.Equal("netpol", AssertText(Driver, "name"));
    }

    [Fact]
    public void Rules_AreAllChecksEachOnceWithTexts()
    {
        Assert.Equal(LintCatalog.Rules.Select(r => r.Id), Rules.Select(r => AssertText(r, "id")));
        Assert.All(Rules, rule =>
        {
            AssertOnly(rule, "id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration");
            AssertText(rule, "name");
            foreach (var text in new[] { "shortDescription", "fullDescription", "help" }) AssertText(rule.GetProperty(text), "text");
            // A message's short form is one sentence, with its full stop.
            Assert.EndsWith(".", rule.GetProperty("shortDescription").GetProperty("text").GetString(), StringComparison.Ordinal);
            AssertLevel(rule.GetProperty("defaultConfiguration"));
        });
    }

    [Fact]
    public void Results_NameARuleALevelAMessageAndAPlace()
    {
        Assert.NotEmpty(Results);
        Assert.All(Results, result =>
        {
            AssertOnly(result, "ruleId", "ruleIndex", "level", "message", "locations");
            Assert.Equal(AssertText(result, "ruleId"), Rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            AssertLevel(result);
            AssertText(result.GetProperty("message"), "text");
            AssertLocation(Assert.Single(result.GetProperty("locations").EnumerateArray()));
        });
    }

    public Task DisposeAsync()
    {
        _log.Dispose();
        return Task.CompletedTask;
    }

    private static void AssertLocation(JsonElement location)
    {
        AssertOnly(location, "physicalLocation", "logicalLocations");
        var physical = location.GetProperty("physicalLocation");
        AssertOnly(physical, "artifactLocation", "region");
        var uri = AssertText(physical.GetProperty("artifactLocation"), "uri");
        Assert.True(Uri.IsWellFormedUriString(uri, UriKind.Relative), uri);
        Assert.DoesNotContain('\\', uri);
        AssertOnly(physical.GetProperty("region"), "startLine", "startColumn");
        Assert.True(physical.GetProperty("region").GetProperty("startLine").GetInt32() >= 1);
        Assert.True(physical.GetProperty("region").GetProperty("startColumn").GetInt32() >= 1);
        Assert.All(location.GetProperty("logicalLocations").EnumerateArray(), logical => AssertText(logical, "fullyQualifiedName"));
    }

    // The schema refuses what it does not know.
    private static void AssertOnly(JsonElement element, params string[] allowed) =>
        Assert.All(element.EnumerateObject(), property => Assert.Contains(property.Name, allowed));

    private static void AssertLevel(JsonElement element) => Assert.Contains(element.GetProperty("level").GetString(), new[] { "none", "note", "warning", "error" });

    private static string AssertText(JsonElement element, string property)
    {
        var text = element.GetProperty(property).GetString();
        Assert.False(string.IsNullOrWhiteSpace(text), property);
        return text!;
    }
}
