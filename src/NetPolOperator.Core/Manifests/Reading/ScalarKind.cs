using System.Globalization;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>What a YAML scalar means.</summary>
public enum ScalarKind
{
    /// <summary>Text; everything in quotes is.</summary>
    Text,

    /// <summary>Nothing, <c>~</c> or <c>null</c>.</summary>
    Null,

    /// <summary>A boolean; kubectl takes the words of YAML 1.1, so <c>yes</c> and <c>on</c> as well.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number with a fraction or exponent.</summary>
    Fraction,
}

/// <summary>Decides what a plain scalar means.</summary>
internal static class ScalarKinds
{
    public static ScalarKind Of(string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return ScalarKind.Null;
            case "true" or "True" or "TRUE" or "false" or "False" or "FALSE":
            case "yes" or "Yes" or "YES" or "no" or "No" or "NO" or "on" or "On" or "ON" or "off" or "Off" or "OFF":
                return ScalarKind.Boolean;
        }

        var first = text[0];
        if (!char.IsAsciiDigit(first) && first is not ('-' or '+' or '.')) return ScalarKind.Text;
        if (IsInteger(text)) return ScalarKind.WholeNumber;
        return IsFloat(text) ? ScalarKind.Fraction : ScalarKind.Text;
    }

    public static bool TryInteger(string text, out long value)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return long.TryParse(digits.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out value);
        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static bool IsInteger(string text)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal)) return text.Length > 2 && text.Skip(2).All(c => char.IsAsciiHexDigit(c) || c == '_');
        var digits = text[0] is '-' or '+' ? text[1..] : text;
        return digits.Length > 0 && char.IsAsciiDigit(digits[0]) && digits.All(c => char.IsAsciiDigit(c) || c == '_');
    }

    private static bool IsFloat(string text) =>
        text is ".inf" or "-.inf" or "+.inf" or ".nan"
        || (text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '.' or 'e' or 'E')
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
}
