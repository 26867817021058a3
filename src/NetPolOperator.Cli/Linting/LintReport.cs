using NetPolOperator.Core.Linting;

namespace NetPolOperator.Cli.Linting;

/// <summary>What <c>netpol lint -o json</c> writes.</summary>
/// <param name="Findings">The findings, in the order of files and lines.</param>
/// <param name="Errors">How many are errors.</param>
/// <param name="Warnings">How many are warnings.</param>
/// <param name="Infos">How many are only worth knowing.</param>
internal sealed record LintReport(IReadOnlyList<LintReportLine> Findings, int Errors, int Warnings, int Infos)
{
    public static LintReport Of(IReadOnlyList<LintFinding> findings) => new(
        [.. findings.Select(LintReportLine.Of)],
        findings.Count(f => f.Severity == LintSeverity.Error), findings.Count(f => f.Severity == LintSeverity.Warning), findings.Count(f => f.Severity == LintSeverity.Info));
}

/// <summary>One finding.</summary>
/// <param name="Id">The check's ID.</param>
/// <param name="Name">The check's name.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="File">The file; null for a cluster's object.</param>
/// <param name="Line">The line, from 1; null for a cluster's object.</param>
/// <param name="Column">The column, from 1; null for a cluster's object.</param>
/// <param name="Object">The object.</param>
/// <param name="Path">The field; empty for the object as a whole.</param>
/// <param name="Message">What is wrong here.</param>
/// <param name="Reason">Why that is a pitfall.</param>
/// <param name="Fix">What to do.</param>
internal sealed record LintReportLine(
    string Id, string Name, string Severity, string? File, int? Line, int? Column, string Object, string Path, string Message, string Reason, string Fix)
{
    public static LintReportLine Of(LintFinding finding) => new(
        finding.Rule.Id, finding.Rule.Name, Word(finding.Severity),
        finding.Target.File.Length == 0 ? null : finding.Target.File, finding.Line == 0 ? null : finding.Line, finding.Column == 0 ? null : finding.Column,
        finding.Target.Title, finding.Path, finding.Message, finding.Rule.Reason, finding.Fix);

    /// <summary>The severity as a word.</summary>
    public static string Word(LintSeverity severity) => severity switch { LintSeverity.Error => "error", LintSeverity.Warning => "warning", _ => "info" };
}
