namespace NetPolOperator.Core.Linting;

/// <summary>One pitfall that somebody is in.</summary>
/// <param name="Rule">The check that found it.</param>
/// <param name="Target">The object.</param>
/// <param name="Path">The field, such as <c>spec.ingress[0].from[1]</c>; empty for the object as a whole.</param>
/// <param name="Message">What is wrong here.</param>
/// <param name="Fix">What to do about it here.</param>
public sealed record LintFinding(LintRule Rule, LintTarget Target, string Path, string Message, string Fix)
{
    private (int Line, int Column)? _place;

    /// <summary>How much it matters.</summary>
    public LintSeverity Severity { get; init; } = Rule.Severity;

    /// <summary>The line, from 1; 0 for an object that comes from a cluster.</summary>
    public int Line => Place.Line;

    /// <summary>The column, from 1; 0 for an object that comes from a cluster.</summary>
    public int Column => Place.Column;

    /// <summary>The place, where it is not that of the path: a field that should not be there has none.</summary>
    public (int Line, int Column) Place
    {
        get => _place ??= Target.Locate(Path);
        init => _place = value;
    }
}
