using System.Globalization;
using System.Numerics;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Addresses;

namespace NetPolOperator.Cli.Importing;

/// <summary>Brings an ipBlock into the form that a <c>cidr</c> peer has: no host bits, exceptions inside the block and at most 64 of them.</summary>
internal static class BlockReader
{
    private const int MaxExceptions = 64;

    /// <summary>The peers that together match what the block matches; none where its exceptions leave nothing.</summary>
    public static IReadOnlyList<CidrPeer> Read(V1IPBlock block)
    {
        var whole = Parse(block.Cidr);
        var holes = (block.Except ?? []).Select(Parse).Where(whole.Overlaps).Distinct().ToList();
        var peers = new List<CidrPeer>();
        Add(whole, [.. holes.Where(h => !holes.Exists(o => o != h && o.Contains(h)))], peers);
        return peers;
    }

    // A block with too many holes is cut in halves, until each has few enough.
    private static void Add(Prefix block, List<Prefix> holes, List<CidrPeer> peers)
    {
        if (holes.Exists(h => h.Contains(block))) return;
        if (holes.Count <= MaxExceptions)
        {
            peers.Add(new CidrPeer { Block = block.ToString(), Except = holes.Count == 0 ? null : [.. holes.Select(h => h.ToString())] });
            return;
        }

        foreach (var half in block.Halves()) Add(half, holes.FindAll(half.Overlaps), peers);
    }

    private static Prefix Parse(string text) => IpRange.TryParseCidr(text, out var range) ? new Prefix(range) : throw new FormatException($"'{text}' is not a CIDR block");

    private readonly record struct Prefix(IpRange Range)
    {
        public bool Contains(Prefix other) => Range.First.IsV6 == other.Range.First.IsV6 && Range.Contains(other.Range);

        // Of two prefixes that share an address one holds the other.
        public bool Overlaps(Prefix other) => Contains(other) || other.Contains(this);

        public IEnumerable<Prefix> Halves()
        {
            var (first, last) = (Range.First, Range.Last);
            var middle = first.Value + ((last.Value - first.Value) >> 1);
            yield return new(new IpRange(first, first with { Value = middle }));
            yield return new(new IpRange(first with { Value = middle + 1 }, last));
        }

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Range.First}/{Range.First.Bits - BitOperations.PopCount((ulong)Size) - BitOperations.PopCount((ulong)(Size >> 64))}");

        // All host bits set: as many as there are.
        private UInt128 Size => Range.Last.Value - Range.First.Value;
    }
}
