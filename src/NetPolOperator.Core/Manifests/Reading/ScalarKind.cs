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
    Integer,

    /// <summary>A number with a fraction or exponent.</summary>
    Float,
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
        if (IsInteger(text)) return ScalarKind.Integer;
        return IsFloat(text) ? ScalarKind.Float : ScalarKind.Text;
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
        if (text.StartsWith("0x", StringComparison.Ordinal)) return text.Length > 2 && text.AsSpan(2).ContainsAnyExcept("0123456789abcdefABCDEF_") is false;
        var digits = text.AsSpan(text[0] is '-' or '+' ? 1 : 0);
        return digits.Length > 0 && char.IsAsciiDigit(digits[0]) && !digits.ContainsAnyExcept("0123456789_");
    }

    private static bool IsFloat(string text) =>
        text is ".inf" or "-.inf" or "+.inf" or ".nan"
        || (text.AsSpan().ContainsAny("0123456789") && !text.AsSpan().ContainsAnyExcept("0123456789+-.eE")
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
}
