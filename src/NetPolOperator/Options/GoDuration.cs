using System.Buffers;
using System.Globalization;
using System.Text;

namespace NetPolOperator.Options;

/// <summary>Time spans as Kubernetes' own flags write them: 500ms, 15s, 1h30m.</summary>
internal static class GoDuration
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, double Ticks)[] Units =
    [
        ("ms", TimeSpan.TicksPerMillisecond), ("h", TimeSpan.TicksPerHour), ("m", TimeSpan.TicksPerMinute), ("s", TimeSpan.TicksPerSecond),
    ];

    /// <summary>Reads a time span; a plain 0 needs no unit. None is negative or longer than a year.</summary>
    public static bool TryParse(string text, out TimeSpan span)
    {
        span = default;
        if (text == "0")
            return true;
        double ticks = 0;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (!TakePart(ref rest, out var part))
                return false;
            ticks += part;
        }

        if (text.Length == 0 || ticks > TimeSpan.TicksPerDay * 366d)
            return false;
        span = TimeSpan.FromTicks((long)Math.Round(ticks));
        return true;
    }

    /// <summary>The shortest way to write a time span of whole milliseconds.</summary>
    public static string Format(TimeSpan span)
    {
        if (span == TimeSpan.Zero)
            return "0s";
        var text = new StringBuilder();
        Append(text, (long)span.TotalHours, "h");
        Append(text, span.Minutes, "m");
        Append(text, span.Seconds, "s");
        Append(text, span.Milliseconds, "ms");
        return text.ToString();
    }

    private static bool TakePart(ref ReadOnlySpan<char> rest, out double ticks)
    {
        ticks = 0;
        var digits = rest.IndexOfAnyExcept(Digits);
        if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        rest = rest[digits..];
        foreach (var (unit, size) in Units)
        {
            if (!rest.StartsWith(unit))
                continue;
            rest = rest[unit.Length..];
            ticks = number * size;
            return true;
        }

        return false;
    }

    private static void Append(StringBuilder text, long count, string unit)
    {
        if (count > 0)
            text.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
    }
}
