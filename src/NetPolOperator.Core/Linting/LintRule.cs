namespace NetPolOperator.Core.Linting;

/// <summary>One check.</summary>
/// <param name="Id">Stable and never given again: <c>NP001</c>.</param>
/// <param name="Name">A word for it: <c>unknown-field</c>.</param>
/// <param name="Severity">How much a finding matters unless configured otherwise.</param>
/// <param name="Title">What is found, as a heading.</param>
/// <param name="Reason">Why that is a pitfall.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record LintRule(string Id, string Name, LintSeverity Severity, string Title, string Reason, string Fix)
{
    internal LintFinding At(LintTarget target, string path, string message, string? fix = null) => new(this, target, path, message, fix ?? Fix);
}
