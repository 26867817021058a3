using System.Buffers;
using System.Text;

namespace NetPolOperator.Core.Manifests;

/// <summary>Strings in YAML: plain where every reader takes them for strings, quoted otherwise.</summary>
internal static class YamlScalar
{
    private static readonly SearchValues<char> PlainChars =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-:=;,[]()* ");

    // YAML 1.1 takes these for something else than strings.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "true", "false", "yes", "no", "on", "off", "y", "n", "null" };

    public static string Write(string value) => IsPlain(value) ? value : Quote(value);

    private static bool IsPlain(string value)
    {
        if (value.Length == 0 || Words.Contains(value) || value.AsSpan().ContainsAnyExcept(PlainChars) || value[^1] is ' ' or ':')
        {
            return false;
        }

        // Letters begin names; digits only addresses, as 10.0.0.0/8: else they may be numbers or times.
        return !value.Contains(": ", StringComparison.Ordinal)
            && (char.IsAsciiLetter(value[0]) || (char.IsAsciiDigit(value[0]) && value.Contains('/', StringComparison.Ordinal)));
    }

    private static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\t' => text.Append("\\t"),
                < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' or '\ufeff' => text.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }
}
