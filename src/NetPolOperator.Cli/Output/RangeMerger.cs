using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Matrix;

namespace NetPolOperator.Cli.Output;

/// <summary>
/// Joins neighbouring address ranges that have the same connections with the same peer. Other policies' blocks cut the address
/// space for everybody; a person wants to see only the cuts that matter for the peer.
/// </summary>
internal static class RangeMerger
{
    /// <summary>The connections between pods as they come, then those to and those from addresses, joined.</summary>
    public static IEnumerable<PeerConnection> Merge(IEnumerable<PeerConnection> connections)
    {
        var withAddresses = new List<PeerConnection>();
        foreach (var connection in connections)
        {
            if (IsRange(connection.Source) || IsRange(connection.Destination)) withAddresses.Add(connection);
            else yield return connection;
        }

        foreach (var merged in Join(withAddresses.Where(c => IsRange(c.Destination)), c => c.Destination, (c, range) => c with { Destination = range })) yield return merged;
        foreach (var merged in Join(withAddresses.Where(c => IsRange(c.Source)), c => c.Source, (c, range) => c with { Source = range })) yield return merged;
    }

    private static IEnumerable<PeerConnection> Join(IEnumerable<PeerConnection> connections, Func<PeerConnection, string> range, Func<PeerConnection, string, PeerConnection> with)
    {
        foreach (var group in connections.GroupBy(c => (with(c, "").Source, with(c, "").Destination)))
        {
            (PeerConnection Connection, IpRange Range)? open = null;
            foreach (var next in group.Select(c => (Connection: c, Range: Parse(range(c)))).OrderBy(c => c.Range.First))
            {
                if (open is { } last && last.Connection.Connections.Equals(next.Connection.Connections) && Follows(last.Range.Last, next.Range.First))
                {
                    open = (last.Connection, new IpRange(last.Range.First, next.Range.Last));
                    continue;
                }

                if (open is { } done) yield return with(done.Connection, $"ip:{done.Range}");
                open = next;
            }

            if (open is { } end) yield return with(end.Connection, $"ip:{end.Range}");
        }
    }

    private static bool Follows(IpAddress last, IpAddress first) => last.IsV6 == first.IsV6 && last != IpAddress.Highest(last.IsV6) && last.Value + 1 == first.Value;

    private static bool IsRange(string peer) => peer.StartsWith("ip:", StringComparison.Ordinal);

    private static IpRange Parse(string peer)
    {
        var ends = peer[3..].Split('-');
        return IpAddress.TryParse(ends[0], out var first) && IpAddress.TryParse(ends[1], out var last)
            ? new IpRange(first, last)
            : throw new FormatException($"{peer} is no range of addresses");
    }
}
