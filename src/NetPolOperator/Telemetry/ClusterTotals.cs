using System.Diagnostics.Metrics;

namespace NetPolOperator.Telemetry;

/// <summary>Cluster-wide figures, summed over the namespaces at the time of a scrape.</summary>
internal static class ClusterTotals
{
    /// <summary><c>netpol_namespaces</c>.</summary>
    public static IEnumerable<Measurement<long>> Namespaces(IEnumerable<NamespaceSeries> namespaces)
    {
        var states = Enum.GetValues<NamespaceState>();
        var counts = new long[states.Length];
        foreach (var ns in namespaces)
            counts[(int)ns.Figures.State]++;
        return states.Select(state => Of(counts[(int)state], Labels.Value(state)));
    }

    /// <summary><c>netpol_segments</c>.</summary>
    public static Measurement<long>[] Segments(IEnumerable<NamespaceSeries> namespaces)
    {
        long ready = 0, pending = 0, invalid = 0, conflict = 0, audit = 0;
        foreach (var segments in namespaces.Select(ns => ns.Figures.Segments))
        {
            ready += segments.Ready;
            pending += segments.Pending;
            invalid += segments.Invalid;
            conflict += segments.Conflict;
            audit += segments.Audit;
        }

        return [Of(ready, "ready"), Of(pending, "pending"), Of(invalid, "invalid"), Of(conflict, "conflict"), Of(audit, "audit")];
    }

    /// <summary><c>netpol_connections</c>.</summary>
    public static Measurement<long>[] Connections(IEnumerable<NamespaceSeries> namespaces, IEnumerable<ConnectionCounts> baselines)
    {
        long established = 0, awaiting = 0, notFound = 0, noPods = 0, expired = 0;
        foreach (var connections in namespaces.Select(ns => ns.Figures.Connections).Concat(baselines))
        {
            established += connections.Established;
            awaiting += connections.AwaitingPeer;
            notFound += connections.PeerNotFound;
            noPods += connections.NoPods;
            expired += connections.Expired;
        }

        return
        [
            Of(established, "established"), Of(awaiting, "awaiting_peer"), Of(notFound, "peer_not_found"), Of(noPods, "no_pods"),
            Of(expired, "expired"),
        ];
    }

    private static Measurement<long> Of(long count, string state) => new(count, Labels.Of("state", state));
}
