namespace NetPolOperator.Options;

/// <summary>Where settings come from; apart from this, reading them is pure.</summary>
/// <param name="Arguments">The command line, without the program.</param>
/// <param name="Variable">An environment variable, or null.</param>
/// <param name="ReadFile">A file's text; throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</param>
internal sealed record OptionsSources(IReadOnlyList<string> Arguments, Func<string, string?> Variable, Func<string, string> ReadFile)
{
    /// <summary>This process: its environment and its files.</summary>
    public static OptionsSources Process(IReadOnlyList<string> arguments) => new(arguments, Environment.GetEnvironmentVariable, File.ReadAllText);
}
