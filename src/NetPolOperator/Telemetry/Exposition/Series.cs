using System.Globalization;
using System.Text;

namespace NetPolOperator.Telemetry.Exposition;

/// <summary>One label set of a family and what was measured for it. Guarded by the family's lock.</summary>
/// <param name="labels">The labels as measured.</param>
/// <param name="buckets">How many buckets a histogram has, the infinite one included; else 0.</param>
internal sealed class Series(ReadOnlySpan<KeyValuePair<string, object?>> labels, int buckets)
{
    /// <summary>The labels as they are written, without braces: <c>namespace="shop",state="open"</c>.</summary>
    public byte[] Labels { get; } = Render(labels);

    /// <summary>The value of a gauge or counter; the sum of a histogram.</summary>
    public double Value { get; set; }

    /// <summary>Observations by bucket, each counted once; empty but for histograms.</summary>
    public long[] Buckets { get; } = new long[buckets];

    /// <summary>The scrape that last saw it.</summary>
    public long Scrape { get; set; }

    private static byte[] Render(ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in labels)
        {
            if (text.Length > 0)
                text.Append(',');
            text.Append(PrometheusName.Of(name)).Append("=\"");
            foreach (var c in Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
                Escape(text, c);
            text.Append('"');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Escape(StringBuilder text, char c)
    {
        switch (c)
        {
            case '\\':
                text.Append(@"\\");
                break;
            case '"':
                text.Append("\\\"");
                break;
            case '\n':
                text.Append("\\n");
                break;
            default:
                text.Append(c);
                break;
        }
    }
}
