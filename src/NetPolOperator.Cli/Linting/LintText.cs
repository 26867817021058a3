using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Output;
using NetPolOperator.Core.Linting;

namespace NetPolOperator.Cli.Linting;

/// <summary>Shows findings and checks to a person.</summary>
internal static class LintText
{
    public static void Write(Surroundings surroundings, IReadOnlyList<LintFinding> findings)
    {
        var console = Terminal.Create(surroundings);
        foreach (var finding in findings)
        {
            var place = finding.Target.File.Length == 0 ? finding.Target.Title : $"{finding.Target.File}:{finding.Line}:{finding.Column}";
            console.Line($"{place}: ", Word(finding.Severity), $" {finding.Rule.Id} {finding.Rule.Name}: {finding.Message}");
            console.Line(Styled.Faint($"    {finding.Target.Title}{(finding.Path.Length == 0 ? "" : $" {finding.Path}")}"));
            console.Line(Styled.Faint($"    {finding.Fix}"));
        }

        if (findings.Count == 0) return;
        var counts = new[] { LintSeverity.Error, LintSeverity.Warning, LintSeverity.Info }.Select(s => (Word: LintReportLine.Word(s), Count: findings.Count(f => f.Severity == s))).Where(c => c.Count > 0);
        console.Line(Styled.Strong($"{findings.Count} finding{(findings.Count == 1 ? "" : "s")}: {string.Join(", ", counts.Select(c => $"{c.Count} {c.Word}"))}"), "; netpol lint --explain ID says more");
    }

    public static void WriteRule(Surroundings surroundings, LintRule rule)
    {
        var console = Terminal.Create(surroundings);
        console.Line(Styled.Strong($"{rule.Id} {rule.Name}"), $" ({LintReportLine.Word(rule.Severity)})");
        console.Line(rule.Title);
        console.Line();
        console.Line($"Why: {rule.Reason}");
        console.Line($"Fix: {rule.Fix}");
        console.Line();
        console.Line($"To spare one object: annotation {LintTarget.IgnoreAnnotation}: {rule.Id}");
        console.Line($"To turn it off: {LintConfiguration.DefaultFile} with disable: [{rule.Id}]");
    }

    public static void WriteList(Surroundings surroundings)
    {
        using var table = new TableWriter(surroundings, "ID", "SEVERITY", "NAME", "FINDS");
        foreach (var rule in LintCatalog.Rules) table.Row(rule.Id, Word(rule.Severity), rule.Name, rule.Title);
    }

    private static Styled Word(LintSeverity severity) => severity switch
    {
        LintSeverity.Error => Styled.Bad("error"),
        LintSeverity.Warning => Styled.Warning("warning"),
        _ => "info",
    };
}
