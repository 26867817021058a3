using NetPolOperator.Core.Manifests.Reading;

namespace NetPolOperator.Options;

/// <summary>Flags as Go's programs take them: <c>--flag=value</c> or <c>--flag value</c>; a switch alone means true. The last one wins.</summary>
internal static class FlagReader
{
    /// <summary>Flags that are no settings.</summary>
    private static readonly string[] Others = [SettingTable.ConfigFlag, "--help", "--version"];

    private static readonly Dictionary<string, bool> Known = SettingTable.All.ToDictionary(s => s.Flag, s => s.IsSwitch);

    /// <summary>The flags by name, with their hyphens, and the values as given.</summary>
    public static Dictionary<string, string> Read(IReadOnlyList<string> arguments, ICollection<OptionsError> errors)
    {
        var flags = new Dictionary<string, string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i] == "-h" ? "--help" : arguments[i];
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument : argument[..equals];
            var valueFollows = equals < 0 && i + 1 < arguments.Count && !arguments[i + 1].StartsWith('-');
            if (!name.StartsWith("--", StringComparison.Ordinal) || name.Length == 2)
            {
                errors.Add(NotAFlag(argument, i > 0 ? arguments[i - 1] : ""));
            }
            else if (!Known.TryGetValue(name, out var isSwitch) && !Others.Contains(name))
            {
                errors.Add(Unknown(name));
                if (valueFollows)
                    i++;
            }
            else if (equals >= 0)
                flags[name] = argument[(equals + 1)..];
            else if (isSwitch || name is "--help" or "--version")
                flags[name] = "true";
            else if (valueFollows)
                flags[name] = arguments[++i];
            else
                errors.Add(new OptionsError(name, "", "no value", $"give {name}=VALUE"));
        }

        return flags;
    }

    // As in Go's programs a switch takes its value after '=' only.
    private static OptionsError NotAFlag(string argument, string before) => new(
        "command line", argument, "not a flag",
        Known.GetValueOrDefault(before) && bool.TryParse(argument, out _) ? $"write {before}={argument}" : "the operator takes flags only, as --bind-address=0.0.0.0:8080");

    private static OptionsError Unknown(string name) =>
        new(name, "", "no such flag", Nearest.To(name, [.. Known.Keys, .. Others]) is { } near ? $"did you mean {near}?" : "see --help");
}

/// <summary>Guesses what a misspelt word was meant to be.</summary>
internal static class Nearest
{
    /// <summary>The known word that is at most two letters away, or null.</summary>
    public static string? To(string word, IEnumerable<string> known) =>
        known.Select(k => (Word: k, Distance: EditDistance.Of(k, word)))
            .Where(k => k.Distance <= 2)
            .OrderBy(k => k.Distance)
            .Select(k => k.Word)
            .FirstOrDefault();
}
