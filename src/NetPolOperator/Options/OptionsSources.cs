namespace NetPolOperator.Options;

/// <summary>Where settings come from; apart from this, reading them is pure.</summary>
/// <param name="Arguments">The command line, without the program.</param>
/// <param name="Variable">An environment variable, or null.</param>
/// <param name="ReadFile">A file's text; throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</param>
/// <param name="FileExists">Whether a file is there; it is not opened, as it may be a pipe that can be read only once.</param>
internal sealed record OptionsSources(
    IReadOnlyList<string> Arguments, Func<string, string?> Variable, Func<string, string> ReadFile, Predicate<string> FileExists)
{
    /// <summary>This process: its environment and its files.</summary>
    public static OptionsSources Process(IReadOnlyList<string> arguments) => new(arguments, Environment.GetEnvironmentVariable, File.ReadAllText, File.Exists);
}
