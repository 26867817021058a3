namespace NetPolOperator.Core.Evaluation.Addresses;

/// <summary>A set of addresses, kept as sorted ranges that neither overlap nor touch: an ipBlock with its exceptions, or several.</summary>
public sealed class IpRangeSet : IEquatable<IpRangeSet>
{
    private readonly IpRange[] _ranges;

    private IpRangeSet(IpRange[] ranges) => _ranges = ranges;

    /// <summary>No address.</summary>
    public static IpRangeSet None { get; } = new([]);

    /// <summary>The ranges, lowest first, IPv4 before IPv6.</summary>
    public IReadOnlyList<IpRange> Ranges => _ranges;

    /// <summary>Whether there is no address in it.</summary>
    public bool IsEmpty => _ranges.Length == 0;

    /// <summary>One range without others, which may overlap each other and lie outside it.</summary>
    public static IpRangeSet Of(IpRange block, IEnumerable<IpRange> except)
    {
        var rest = new List<IpRange>();
        var next = block.First;
        foreach (var hole in except.Where(hole => hole.First.IsV6 == block.First.IsV6).OrderBy(hole => hole.First))
        {
            if (next > block.Last || hole.Last < next)
                continue;
            if (hole.First > block.Last)
                break;
            if (hole.First > next)
                rest.Add(new IpRange(next, hole.First with { Value = hole.First.Value - 1 }));
            if (hole.Last >= block.Last)
                return new IpRangeSet([.. rest]);
            next = hole.Last with { Value = hole.Last.Value + 1 };
        }

        rest.Add(new IpRange(next, block.Last));
        return new IpRangeSet([.. rest]);
    }

    /// <summary>The addresses of any of the ranges.</summary>
    public static IpRangeSet Union(IEnumerable<IpRange> ranges)
    {
        var merged = new List<IpRange>();
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            if (merged.Count > 0 && Touches(merged[^1], range))
                merged[^1] = merged[^1] with { Last = range.Last > merged[^1].Last ? range.Last : merged[^1].Last };
            else
                merged.Add(range);
        }

        return new IpRangeSet([.. merged]);
    }

    /// <summary>Whether the address is in it.</summary>
    public bool Contains(IpAddress address)
    {
        foreach (var range in _ranges)
            if (range.Contains(address))
                return true;
        return false;
    }

    /// <summary>Whether every address of the other set is in this one.</summary>
    public bool Covers(IpRangeSet other) => other._ranges.All(theirs => _ranges.Any(mine => mine.Contains(theirs)));

    /// <inheritdoc/>
    public bool Equals(IpRangeSet? other) => other is not null && _ranges.AsSpan().SequenceEqual(other._ranges);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IpRangeSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var range in _ranges)
            hash.Add(range);
        return hash.ToHashCode();
    }

    private static bool Touches(IpRange before, IpRange after) => before.First.IsV6 == after.First.IsV6
        && (after.First <= before.Last || after.First.Value - 1 == before.Last.Value);
}
