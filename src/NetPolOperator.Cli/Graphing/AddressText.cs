using NetPolOperator.Core.Evaluation.Addresses;

namespace NetPolOperator.Cli.Graphing;

/// <summary>Addresses as people write them: <c>10.0.0.0/8 except 10.1.0.0/16</c>.</summary>
internal static class AddressText
{
    private const int Shown = 3;

    /// <summary>The smallest block around the addresses and what is missing in it; where that is much, the ranges.</summary>
    public static string Of(IpRangeSet addresses)
    {
        var around = Around(addresses.Ranges[0].First, addresses.Ranges[^1].Last);
        var missing = IpRangeSet.Of(around, addresses.Ranges).Ranges.SelectMany(Cidrs).ToList();
        if (missing.Count == 0) return Name(around);
        var ranges = addresses.Ranges.SelectMany(Cidrs).ToList();
        if (missing.Count <= ranges.Count) return $"{Name(around)} except {List(missing)}";
        return List(ranges);
    }

    private static string List(List<string> blocks) =>
        blocks.Count <= Shown ? string.Join(", ", blocks) : $"{string.Join(", ", blocks.Take(Shown))} and {blocks.Count - Shown} more";

    private static string Name(IpRange block) => block == IpRange.AllV4 ? "0.0.0.0/0" : block == IpRange.AllV6 ? "::/0" : Cidrs(block).Single();

    // The shortest prefix that both share.
    private static IpRange Around(IpAddress first, IpAddress last)
    {
        var different = first.Value ^ last.Value;
        var host = different == 0 ? UInt128.Zero : UInt128.MaxValue >> (int)UInt128.LeadingZeroCount(different);
        return new(first with { Value = first.Value & ~host }, last with { Value = last.Value | host });
    }

    // The fewest blocks that make up a range: from its start the largest block that is aligned and fits, again and again.
    private static IEnumerable<string> Cidrs(IpRange range)
    {
        var (next, bits) = (range.First.Value, range.First.Bits);
        while (true)
        {
            var host = Math.Min(bits, next == 0 ? bits : (int)UInt128.TrailingZeroCount(next));
            while (host > 0 && (host == 128 ? UInt128.MaxValue : (UInt128.One << host) - 1) > range.Last.Value - next) host--;
            yield return $"{range.First with { Value = next }}/{bits - host}";
            var last = next + (host == 128 ? UInt128.MaxValue : (UInt128.One << host) - 1);
            if (last >= range.Last.Value) yield break;
            next = last + 1;
        }
    }
}
