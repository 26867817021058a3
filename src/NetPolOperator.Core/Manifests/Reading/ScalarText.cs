namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Texts as YAML scalars.</summary>
public static class ScalarText
{
    /// <summary>Whether a text can stand in YAML without quotes and still be read as that text.</summary>
    public static bool IsPlain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0 || ScalarKinds.Of(text) != ScalarKind.Text || text is "y" or "Y" or "n" or "N" or "<<" or "=") return false;
        if (!char.IsAsciiLetterOrDigit(text[0]) && text[0] is not ('/' or '.' or '_' or '(' or '$' or '+')) return false;
        if (text[^1] is ' ' or ':') return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' or '\ufeff') return false;
            if (text[i] == ':' && i + 1 < text.Length && text[i + 1] == ' ') return false;
            if (text[i] == '#' && i > 0 && text[i - 1] == ' ') return false;
        }

        // 2026-12-31 would be a date, 12:30 a number in base 60.
        return !char.IsAsciiDigit(text[0]) || !text.All(c => char.IsAsciiDigit(c) || c is '-' or ':' or '.' or 'T' or 'Z' or '_');
    }
}
