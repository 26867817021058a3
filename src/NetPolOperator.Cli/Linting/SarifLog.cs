using System.Text.Json.Serialization;
using NetPolOperator.Core.Linting;

namespace NetPolOperator.Cli.Linting;

/// <summary>SARIF 2.1.0, the format that code hosts show findings from.</summary>
internal sealed record SarifLog([property: JsonPropertyName("$schema")] string Schema, string Version, IReadOnlyList<SarifRun> Runs)
{
    public static SarifLog Of(IReadOnlyList<LintFinding> findings, string version)
    {
        var rules = LintCatalog.Rules;
        var index = rules.Select((r, i) => (r.Id, i)).ToDictionary(r => r.Id, r => r.i);
        return new("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0",
        [
            new(new(new("netpol", version, [.. rules.Select(SarifRule.Of)])), "utf16CodeUnits", [.. findings.Select(f => SarifResult.Of(f, index[f.Rule.Id]))]),
        ]);
    }

    /// <summary>The level of a severity.</summary>
    public static string Level(LintSeverity severity) => severity switch { LintSeverity.Error => "error", LintSeverity.Warning => "warning", _ => "note" };
}

/// <summary>One run of the tool.</summary>
internal sealed record SarifRun(SarifTool Tool, string ColumnKind, IReadOnlyList<SarifResult> Results);

/// <summary>The tool.</summary>
internal sealed record SarifTool(SarifDriver Driver);

/// <summary>The tool's checks.</summary>
internal sealed record SarifDriver(string Name, string Version, IReadOnlyList<SarifRule> Rules);

/// <summary>A text.</summary>
internal sealed record SarifText(string Text);

/// <summary>One check.</summary>
internal sealed record SarifRule(string Id, string Name, SarifText ShortDescription, SarifText FullDescription, SarifText Help, SarifConfiguration DefaultConfiguration)
{
    public static SarifRule Of(LintRule rule) =>
        new(rule.Id, Pascal(rule.Name), new(rule.Title + "."), new(rule.Reason), new($"{rule.Reason}\n\n{rule.Fix}"), new(SarifLog.Level(rule.Severity)));

    private static string Pascal(string name) => string.Concat(name.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
}

/// <summary>How much a check matters.</summary>
internal sealed record SarifConfiguration(string Level);

/// <summary>One finding.</summary>
internal sealed record SarifResult(string RuleId, int RuleIndex, string Level, SarifText Message, IReadOnlyList<SarifLocation> Locations)
{
    public static SarifResult Of(LintFinding finding, int index) =>
        new(finding.Rule.Id, index, SarifLog.Level(finding.Severity), new($"{finding.Target.Title}: {finding.Message}. {finding.Fix}"), [SarifLocation.Of(finding)]);
}

/// <summary>Where a finding is.</summary>
internal sealed record SarifLocation(SarifPhysicalLocation? PhysicalLocation, IReadOnlyList<SarifLogicalLocation> LogicalLocations)
{
    public static SarifLocation Of(LintFinding finding) => new(
        finding.Target.File.Length == 0 ? null : new(new(Uri(finding.Target.File)), new(Math.Max(1, finding.Line), Math.Max(1, finding.Column))),
        [new(finding.Target.Title + (finding.Path.Length == 0 ? "" : $" {finding.Path}"), "object")]);

    private static string Uri(string file) => string.Join('/', file.Replace('\\', '/').Split('/').Select(System.Uri.EscapeDataString));
}

/// <summary>A place in a file.</summary>
internal sealed record SarifPhysicalLocation(SarifArtifact ArtifactLocation, SarifRegion Region);

/// <summary>A file.</summary>
internal sealed record SarifArtifact(string Uri);

/// <summary>A line and column.</summary>
internal sealed record SarifRegion(int StartLine, int StartColumn);

/// <summary>An object and field.</summary>
internal sealed record SarifLogicalLocation(string FullyQualifiedName, string Kind);
