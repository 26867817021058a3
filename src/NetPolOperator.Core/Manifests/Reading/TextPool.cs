namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Keeps one copy of each short text of a file: manifests say the same few words over and over, and all of them stay in memory.</summary>
internal sealed class TextPool
{
    private const int MaxLength = 40;
    private const int MaxCount = 10_000;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    /// <summary>The copy of a text that is kept, or the text itself.</summary>
    public string Shared(string text)
    {
        if (text.Length > MaxLength) return text;
        if (_texts.TryGetValue(text, out var kept)) return kept;
        if (_texts.Count < MaxCount) _texts.Add(text);
        return text;
    }
}
