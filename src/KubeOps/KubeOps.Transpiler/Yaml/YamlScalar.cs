using System.Globalization;
using System.Text.RegularExpressions;

namespace KubeOps.Transpiler.Yaml;

/// <summary>Writes single values.</summary>
internal static partial class YamlScalar
{
    public static string Write(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => IsPlain(text) ? text : Quote(text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{value.GetType()} is no YAML scalar."),
    };

    // One line, single spaces and no space at the ends: else folding would not give the text back.
    public static bool CanFold(string text) => !Unfoldable().IsMatch(text);

    private static bool IsPlain(string text) => Plain().IsMatch(text) && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal) && !text.EndsWith(':') && !Ambiguous().IsMatch(text);

    // Single quotes need no escapes but their own doubling; line feeds are not expected in names and patterns.
    private static string Quote(string text) => text.Contains('\n', StringComparison.Ordinal)
        ? throw new InvalidOperationException("Text of several lines is not supported.")
        : "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    [GeneratedRegex(@"^ | $|  |[\r\n\t]", RegexOptions.CultureInvariant)]
    private static partial Regex Unfoldable();

    [GeneratedRegex(@"^[A-Za-z0-9_./$(][^\r\n\t]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    // What YAML 1.1 or 1.2 reads as something other than a string, and what ends in a space.
    [GeneratedRegex(@"^(true|false|yes|no|on|off|y|n|null|~|[-+]?[0-9._]+([eE][-+]?[0-9]+)?|0[xo].*|[0-9]{4}-[0-9]{2}.*|.* )$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ambiguous();
}
