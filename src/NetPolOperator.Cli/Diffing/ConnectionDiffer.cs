using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Matrix;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Cli.Diffing;

/// <summary>Says which connections two states have and have not in common.</summary>
internal static class ConnectionDiffer
{
    // Of all addresses, and what their names begin with.
    private const string Address = "ip:";

    public static List<ConnectionChange> Compare(PolicyEvaluator before, PolicyEvaluator after, bool byPod)
    {
        var families = AddressFamilies.Of(before).And(AddressFamilies.Of(after));
        var changes = byPod ? PodDiffer.Compare(before, after, families) : ByWorkload(before, after, families);
        return [.. changes.OrderBy(c => c.Src.StartsWith(Address, StringComparison.Ordinal)).ThenBy(c => c.Src, StringComparer.Ordinal)
            .ThenBy(c => c.Dst.StartsWith(Address, StringComparison.Ordinal)).ThenBy(c => c.Dst, StringComparer.Ordinal)];
    }

    private static List<ConnectionChange> ByWorkload(PolicyEvaluator before, PolicyEvaluator after, AddressFamilies families)
    {
        var concerned = Concerned(before, after);
        var (old, young) = (Table.Of(before, families, concerned), Table.Of(after, families, concerned));
        var changes = new List<ConnectionChange>();
        foreach (var pair in old.Pairs.Keys.Union(young.Pairs.Keys))
            Add(changes, pair.Source, pair.Destination, old.Pairs.GetValueOrDefault(pair, ConnectionSet.None), young.Pairs.GetValueOrDefault(pair, ConnectionSet.None));
        foreach (var (peer, outgoing) in old.Ranges.Keys.Union(young.Ranges.Keys))
        {
            foreach (var (range, was, becomes) in Refine(old.Ranges.GetValueOrDefault((peer, outgoing), []), young.Ranges.GetValueOrDefault((peer, outgoing), [])))
            {
                var address = $"{Address}{range}";
                Add(changes, outgoing ? peer : address, outgoing ? address : peer, was, becomes);
            }
        }

        return changes;
    }

    // What no pod can do that it could not before, no workload can: most pairs of a large cluster need no second look. Null is all of
    // them: a pod that has changed its workload takes with it what it may do.
    private static HashSet<(string Source, string Destination)>? Concerned(PolicyEvaluator before, PolicyEvaluator after)
    {
        var owners = before.Endpoints.GroupBy(e => e.ToString(), e => e.Workload).ToDictionary(g => g.Key, g => g.First());
        if (after.Endpoints.Any(e => owners.TryGetValue(e.ToString(), out var owner) && owner != e.Workload)) return null;
        var (old, young) = (Workloads(before.Endpoints), Workloads(after.Endpoints));
        var concerned = old.Except(young).Concat(young.Except(old)).Select(w => (w, w)).ToHashSet();
        foreach (var difference in MatrixComparison.Compare(before.Matrix, after.Matrix))
        {
            var (sources, destinations) = (Names(difference.From), Names(difference.To));
            foreach (var source in sources) concerned.UnionWith(destinations.Select(d => (source, d)));
        }

        return concerned;
    }

    private static HashSet<string> Workloads(IEnumerable<Endpoint> ends) => [.. ends.Select(e => e.Workload.ToString())];

    private static HashSet<string> Names(MatrixEnds ends) => ends.Ranges.Count > 0 ? [Address] : Workloads(ends.Endpoints);

    private static void Add(List<ConnectionChange> changes, string source, string destination, ConnectionSet before, ConnectionSet after)
    {
        if (!before.Equals(after)) changes.Add(ConnectionChange.Of(source, destination, before, after));
    }

    // The two states cut the addresses differently: at every cut of either the ranges are compared, then joined again.
    private static IEnumerable<(IpRange Range, ConnectionSet Before, ConnectionSet After)> Refine(List<(IpRange Range, ConnectionSet Set)> before, List<(IpRange Range, ConnectionSet Set)> after)
    {
        var starts = before.Concat(after).SelectMany(r => new[] { r.Range.First, Next(r.Range.Last) }.OfType<IpAddress>()).Distinct().Order().ToList();
        (IpRange Range, ConnectionSet Before, ConnectionSet After)? open = null;
        for (var i = 0; i < starts.Count; i++)
        {
            var last = i + 1 < starts.Count && starts[i + 1].IsV6 == starts[i].IsV6 ? new IpAddress(starts[i].IsV6, starts[i + 1].Value - 1) : IpAddress.Highest(starts[i].IsV6);
            var piece = (Range: new IpRange(starts[i], last), Before: At(before, starts[i]), After: At(after, starts[i]));
            if (open is { } o && o.Before.Equals(piece.Before) && o.After.Equals(piece.After) && Next(o.Range.Last) == piece.Range.First)
            {
                open = (new IpRange(o.Range.First, last), o.Before, o.After);
                continue;
            }

            if (open is { } done) yield return done;
            open = piece;
        }

        if (open is { } end) yield return end;
    }

    private static ConnectionSet At(List<(IpRange Range, ConnectionSet Set)> ranges, IpAddress address)
    {
        foreach (var (range, set) in ranges)
            if (range.First.IsV6 == address.IsV6 && range.Contains(address)) return set;
        return ConnectionSet.None;
    }

    private static IpAddress? Next(IpAddress address) => address == IpAddress.Highest(address.IsV6) ? null : new IpAddress(address.IsV6, address.Value + 1);

    private sealed record Table(Dictionary<(string Source, string Destination), ConnectionSet> Pairs, Dictionary<(string Peer, bool Outgoing), List<(IpRange Range, ConnectionSet Set)>> Ranges)
    {
        public static Table Of(PolicyEvaluator evaluator, AddressFamilies families, HashSet<(string Source, string Destination)>? concerned)
        {
            var table = new Table([], []);
            foreach (var connection in evaluator.Matrix.ByWorkload(includeSelf: true).Where(families.Shows))
            {
                var (source, destination) = (connection.Source.StartsWith(Address, StringComparison.Ordinal), connection.Destination.StartsWith(Address, StringComparison.Ordinal));
                if (concerned?.Contains((source ? Address : connection.Source, destination ? Address : connection.Destination)) == false) continue;
                if (source || destination) table.Add(source ? connection.Destination : connection.Source, destination, Parse(source ? connection.Source : connection.Destination), connection);
                else table.Pairs[(connection.Source, connection.Destination)] = connection.Connections;
            }

            return table;
        }

        private void Add(string peer, bool outgoing, IpRange range, PeerConnection connection)
        {
            if (!Ranges.TryGetValue((peer, outgoing), out var ranges)) Ranges[(peer, outgoing)] = ranges = [];
            ranges.Add((range, connection.Connections));
        }

        private static IpRange Parse(string peer)
        {
            var ends = peer[Address.Length..].Split('-');
            return IpAddress.TryParse(ends[0], out var first) && IpAddress.TryParse(ends[1], out var last) ? new IpRange(first, last) : throw new FormatException(peer);
        }
    }
}
