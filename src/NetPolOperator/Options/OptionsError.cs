namespace NetPolOperator.Options;

/// <summary>Why the operator cannot start with what it was given.</summary>
/// <param name="Origin">The flag, environment variable, or file with line and key.</param>
/// <param name="Value">The value as given; empty where there is none.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Fix">What to do.</param>
internal sealed record OptionsError(string Origin, string Value, string Problem, string Fix)
{
    /// <inheritdoc />
    public override string ToString() => Value.Length == 0 ? $"{Origin}: {Problem}; {Fix}" : $"{Origin} \"{Value}\": {Problem}; {Fix}";
}
