using NetPolOperator.Core.Evaluation.Addresses;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>The whole address space, IPv4 and IPv6, cut at every bound of every block, so that no block holds a part of a piece.</summary>
internal sealed class AddressPartition
{
    private readonly IpAddress[] _starts;

    public AddressPartition(IEnumerable<IpRangeSet> blocks)
    {
        var starts = new SortedSet<IpAddress> { IpRange.AllV4.First, IpRange.AllV6.First };
        foreach (var range in blocks.SelectMany(block => block.Ranges))
        {
            starts.Add(range.First);
            if (range.Last != IpAddress.Highest(range.Last.IsV6))
                starts.Add(range.Last with { Value = range.Last.Value + 1 });
        }

        _starts = [.. starts];
    }

    /// <summary>How many pieces there are.</summary>
    public int Count => _starts.Length;

    /// <summary>A piece, by its place in the order of addresses.</summary>
    public IpRange this[int index]
    {
        get
        {
            var first = _starts[index];
            var endsFamily = index + 1 == _starts.Length || _starts[index + 1].IsV6 != first.IsV6;
            return new IpRange(first, endsFamily ? IpAddress.Highest(first.IsV6) : first with { Value = _starts[index + 1].Value - 1 });
        }
    }

    /// <summary>The piece that holds an address.</summary>
    public int Find(IpAddress address)
    {
        var index = Array.BinarySearch(_starts, address);
        return index >= 0 ? index : ~index - 1;
    }

    /// <summary>The pieces that a block consists of.</summary>
    public IEnumerable<int> Pieces(IpRangeSet block)
    {
        foreach (var range in block.Ranges)
            for (var index = Find(range.First); index < Count && _starts[index] <= range.Last; index++)
                yield return index;
    }
}
