namespace NetPolOperator.Core.Linting;

/// <summary>Looks for pitfalls in policies and custom resources. Pure: the same input gives the same findings in the same order.</summary>
public static class Linter
{
    /// <summary>All findings, in the order of files and lines.</summary>
    public static IReadOnlyList<LintFinding> Check(LintContext context, LintSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        return
        [
            .. LintCatalog.Families
                .Where(f => f.Rules.Any(r => !settings.Disabled.Contains(r.Id)))
                .SelectMany(f => f.Check(context))
                .Where(f => !settings.Disabled.Contains(f.Rule.Id) && !f.Target.Ignores(f.Rule))
                .Select(f => settings.Severities.TryGetValue(f.Rule.Id, out var severity) ? f with { Severity = severity } : f)
                .Where(f => f.Severity >= settings.Least)
                .OrderBy(f => f.Target.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)
                .ThenBy(f => f.Target.Title, StringComparer.Ordinal).ThenBy(f => f.Rule.Id, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal),
        ];
    }
}
