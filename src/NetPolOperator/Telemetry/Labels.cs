using System.Text;

namespace NetPolOperator.Telemetry;

/// <summary>Label sets as the instruments take them.</summary>
internal static class Labels
{
    /// <summary>Pairs each name with the value after it.</summary>
    public static KeyValuePair<string, object?>[] Of(params ReadOnlySpan<string> namesAndValues)
    {
        var labels = new KeyValuePair<string, object?>[namesAndValues.Length / 2];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = new(namesAndValues[2 * i], namesAndValues[2 * i + 1]);
        return labels;
    }

    /// <summary>An enumeration's word as a label value: <c>InSync</c> reads <c>in_sync</c>.</summary>
    public static string Value<T>(T word)
        where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var c in word.ToString())
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
