namespace NetPolOperator.Core.Evaluation.Ports;

/// <summary>A set of port numbers of one protocol, kept as sorted ranges that neither overlap nor touch.</summary>
public sealed class PortSet : IEquatable<PortSet>
{
    private readonly PortRange[] _ranges;

    private PortSet(PortRange[] ranges) => _ranges = ranges;

    /// <summary>No port.</summary>
    public static PortSet None { get; } = new([]);

    /// <summary>Every port, 1 to 65535.</summary>
    public static PortSet All { get; } = new([new PortRange(PortRange.Lowest, PortRange.Highest)]);

    /// <summary>The ranges, lowest first.</summary>
    public IReadOnlyList<PortRange> Ranges => _ranges;

    /// <summary>Whether there is no port in it.</summary>
    public bool IsEmpty => _ranges.Length == 0;

    /// <summary>Whether every port is in it.</summary>
    public bool IsAll => _ranges.Length == 1 && _ranges[0].Count == PortRange.Highest;

    /// <summary>The ports from <paramref name="first"/> to <paramref name="last"/>; what is outside 1 to 65535 is left out.</summary>
    public static PortSet Of(int first, int last)
    {
        var range = new PortRange(Math.Max(first, PortRange.Lowest), Math.Min(last, PortRange.Highest));
        return range.First > range.Last ? None : Wrap([range]);
    }

    /// <summary>One port.</summary>
    public static PortSet Of(int port) => Of(port, port);

    /// <summary>Whether the port is in it.</summary>
    public bool Contains(int port)
    {
        foreach (var range in _ranges)
            if (range.Contains(port))
                return true;
        return false;
    }

    /// <summary>The ports of either set.</summary>
    public PortSet Union(PortSet other)
    {
        if (other.IsEmpty || ReferenceEquals(this, other) || IsAll)
            return this;
        if (IsEmpty || other.IsAll)
            return other;
        var merged = new List<PortRange>(_ranges.Length + other._ranges.Length);
        for (int i = 0, j = 0; i < _ranges.Length || j < other._ranges.Length;)
        {
            var mine = j == other._ranges.Length || (i < _ranges.Length && _ranges[i].First <= other._ranges[j].First);
            Append(merged, mine ? _ranges[i++] : other._ranges[j++]);
        }

        return Wrap([.. merged]);
    }

    /// <summary>The ports of both sets.</summary>
    public PortSet Intersect(PortSet other)
    {
        if (IsEmpty || other.IsAll || ReferenceEquals(this, other))
            return this;
        if (other.IsEmpty || IsAll)
            return other;
        var common = new List<PortRange>();
        for (int i = 0, j = 0; i < _ranges.Length && j < other._ranges.Length;)
        {
            var (mine, theirs) = (_ranges[i], other._ranges[j]);
            var (first, last) = (Math.Max(mine.First, theirs.First), Math.Min(mine.Last, theirs.Last));
            if (first <= last)
                common.Add(new PortRange(first, last));
            if (mine.Last < theirs.Last)
                i++;
            else
                j++;
        }

        return Wrap([.. common]);
    }

    /// <summary>The ports of this set that the other has not.</summary>
    public PortSet Subtract(PortSet other) => other.IsEmpty ? this : other.IsAll ? None : Intersect(other.Complement());

    /// <summary>Whether every port of the other set is in this one.</summary>
    public bool Covers(PortSet other) => IsAll || ReferenceEquals(this, other) || other.Subtract(this).IsEmpty;

    /// <inheritdoc/>
    public bool Equals(PortSet? other) => other is not null && (ReferenceEquals(this, other) || _ranges.AsSpan().SequenceEqual(other._ranges));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PortSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var range in _ranges)
            hash.Add(range);
        return hash.ToHashCode();
    }

    /// <summary><c>80,443-445</c>; empty where there is no port.</summary>
    public override string ToString() => string.Join(',', _ranges);

    // Touching ranges are one range: equal sets have equal ranges, and so equal texts.
    private static void Append(List<PortRange> ranges, PortRange next)
    {
        if (ranges.Count > 0 && next.First <= ranges[^1].Last + 1)
            ranges[^1] = ranges[^1] with { Last = Math.Max(ranges[^1].Last, next.Last) };
        else
            ranges.Add(next);
    }

    private static PortSet Wrap(PortRange[] ranges) => ranges switch
    {
        [] => None,
        [{ First: PortRange.Lowest, Last: PortRange.Highest }] => All,
        _ => new PortSet(ranges),
    };

    private PortSet Complement()
    {
        var gaps = new List<PortRange>(_ranges.Length + 1);
        var next = PortRange.Lowest;
        foreach (var range in _ranges)
        {
            if (next < range.First)
                gaps.Add(new PortRange(next, range.First - 1));
            next = range.Last + 1;
        }

        if (next <= PortRange.Highest)
            gaps.Add(new PortRange(next, PortRange.Highest));
        return Wrap([.. gaps]);
    }
}
