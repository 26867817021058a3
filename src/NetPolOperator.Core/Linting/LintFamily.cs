namespace NetPolOperator.Core.Linting;

/// <summary>Checks that belong together.</summary>
/// <param name="Rules">The checks.</param>
/// <param name="Check">Finds what they look for.</param>
internal sealed record LintFamily(IReadOnlyList<LintRule> Rules, Func<LintContext, IEnumerable<LintFinding>> Check);
