using NetPolOperator.Core.Evaluation.Addresses;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>Ends that neither of two matrices tells apart: pods by name, or addresses outside.</summary>
/// <param name="Endpoints">The pods and workloads without pods; empty for addresses.</param>
/// <param name="Ranges">The addresses, merged; empty for pods.</param>
public sealed record MatrixEnds(IReadOnlyList<Endpoint> Endpoints, IReadOnlyList<IpRange> Ranges)
{
    /// <summary><c>shop/web-0</c>, or <c>ip:LOW-HIGH</c>: the first of them.</summary>
    public override string ToString() => Endpoints.Count > 0 ? Endpoints[0].ToString() : $"ip:{Ranges[0]}";
}

/// <summary>A class of ends with its places in two matrices; -1 where one of them does not have these ends.</summary>
internal sealed record JointClass(int Before, int After, MatrixEnds Ends)
{
    public bool IsOnePod => Ends.Endpoints is [{ IsTemplate: false }] && Ends.Ranges.Count == 0;
}

/// <summary>Cuts the ends of two matrices so that all of a class are in one class of either.</summary>
internal static class JointClasses
{
    public static List<JointClass> Of(ConnectionMatrix before, ConnectionMatrix after)
    {
        var pods = Pods(before, after).GroupBy(p => (p.Before, p.After), p => p.End)
            .Select(g => new JointClass(g.Key.Before, g.Key.After, new MatrixEnds([.. g], [])));
        var addresses = Pieces(before, after).GroupBy(p => (p.Before, p.After), p => p.Range)
            .Select(g => new JointClass(g.Key.Before, g.Key.After, new MatrixEnds([], IpRangeSet.Union(g).Ranges)));
        // In the order of one side's classes: its rows are computed once each.
        return [.. pods.Concat(addresses).OrderBy(c => c.Before).ThenBy(c => c.After)];
    }

    private static IEnumerable<(int Before, int After, Endpoint End)> Pods(ConnectionMatrix before, ConnectionMatrix after)
    {
        var (old, young) = (ByName(before), ByName(after));
        return old.Select(e => (e.Value.Class, young.GetValueOrDefault(e.Key, (Class: -1, e.Value.End)).Class, e.Value.End))
            .Concat(young.Where(e => !old.ContainsKey(e.Key)).Select(e => (-1, e.Value.Class, e.Value.End)));
    }

    private static Dictionary<string, (int Class, Endpoint End)> ByName(ConnectionMatrix matrix)
    {
        var places = new Dictionary<string, (int, Endpoint)>(matrix.Endpoints.Count, StringComparer.Ordinal);
        foreach (var item in matrix.Classes)
            foreach (var end in item.Endpoints) places[end.ToString()] = (item.Index, end);
        return places;
    }

    // Both cover the whole address space: cut at every bound of either.
    private static IEnumerable<(int Before, int After, IpRange Range)> Pieces(ConnectionMatrix before, ConnectionMatrix after)
    {
        var (old, young) = (ByStart(before), ByStart(after));
        for (int i = 0, j = 0; i < old.Count && j < young.Count;)
        {
            var (a, b) = (old[i].Range, young[j].Range);
            yield return (old[i].Class, young[j].Class, new IpRange(a.First > b.First ? a.First : b.First, a.Last < b.Last ? a.Last : b.Last));
            if (a.Last <= b.Last) i++;
            if (b.Last <= a.Last) j++;
        }
    }

    private static List<(int Class, IpRange Range)> ByStart(ConnectionMatrix matrix) =>
        [.. matrix.Classes.SelectMany(c => c.Ranges.Select(r => (c.Index, r))).OrderBy(p => p.r.First)];
}
