namespace NetPolOperator.Core.Linting;

/// <summary>What a project wants checked.</summary>
public sealed record LintSettings
{
    /// <summary>Everything, as the checks come.</summary>
    public static LintSettings Default { get; } = new();

    /// <summary>IDs of checks that are off.</summary>
    public IReadOnlySet<string> Disabled { get; init; } = new HashSet<string>();

    /// <summary>Other severities, by ID.</summary>
    public IReadOnlyDictionary<string, LintSeverity> Severities { get; init; } = new Dictionary<string, LintSeverity>();

    /// <summary>Findings below are not reported.</summary>
    public LintSeverity Least { get; init; } = LintSeverity.Info;
}
