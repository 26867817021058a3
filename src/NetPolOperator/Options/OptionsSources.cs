using System.Collections;

namespace NetPolOperator.Options;

/// <summary>Where settings come from; apart from this, reading them is pure.</summary>
/// <param name="Arguments">The command line, without the program.</param>
/// <param name="Variables">The environment.</param>
/// <param name="ReadFile">A file's text; throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</param>
/// <param name="FileExists">Whether a file is there; it is not opened, as it may be a pipe that can be read only once.</param>
internal sealed record OptionsSources(
    IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Variables, Func<string, string> ReadFile, Predicate<string> FileExists)
{
    /// <summary>This process: its environment and its files.</summary>
    public static OptionsSources Process(IReadOnlyList<string> arguments) => new(arguments, Environment(), File.ReadAllText, File.Exists);

    /// <summary>An environment variable, or null.</summary>
    public string? Variable(string name) => Variables.GetValueOrDefault(name);

    private static Dictionary<string, string> Environment()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return variables;
    }
}
