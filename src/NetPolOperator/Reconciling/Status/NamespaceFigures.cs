using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Telemetry;

namespace NetPolOperator.Reconciling.Status;

/// <summary>The figures of a namespace, as the metrics show them. Pure.</summary>
internal static class NamespaceFigures
{
    /// <summary>Counts what was planned and found.</summary>
    public static NamespaceMetrics Of(NamespaceRecord record, NamespaceFindings findings)
    {
        var segments = findings.Segments.Select(pair => pair.Findings).ToList();
        var all = segments.Concat(findings.Baselines).ToList();
        return new NamespaceMetrics
        {
            State = StateOf(all, record),
            Ingress = findings.Ingress,
            Egress = findings.Egress,
            Policies = new PolicyCounts(
                all.Count(owner => owner.IsProgrammed),
                record.Outcomes.Values.Count(outcome => outcome.State != PolicyState.InSync),
                all.Count(owner => owner.Outcome.State == PolicyState.Conflict)),
            Segments = CountSegments(segments),
            Connections = Count([.. segments.SelectMany(owner => owner.Connections)]),
        };
    }

    /// <summary>Counts connections by state.</summary>
    public static ConnectionCounts Count(IEnumerable<ConnectionStatus> connections)
    {
        var by = connections.CountBy(connection => connection.State ?? "").ToDictionary();
        return new ConnectionCounts(
            by.GetValueOrDefault(ConnectionStates.Established),
            by.GetValueOrDefault(ConnectionStates.AwaitingPeer),
            by.GetValueOrDefault(ConnectionStates.PeerNotFound),
            by.GetValueOrDefault(ConnectionStates.NoPods),
            by.GetValueOrDefault(ConnectionStates.Expired));
    }

    private static SegmentCounts CountSegments(List<OwnerFindings> segments)
    {
        var invalid = segments.Count(owner => !owner.Rendered.IsValid);
        var audit = segments.Count(owner => owner.Rendered.IsValid && owner.IsAudit);
        var conflict = segments.Count(owner => owner.Rendered.IsValid && !owner.IsAudit && owner.Outcome.State == PolicyState.Conflict);
        var ready = segments.Count(owner => owner.IsProgrammed);
        return new SegmentCounts(ready, segments.Count - ready - invalid - audit - conflict, invalid, conflict, audit);
    }

    private static NamespaceState StateOf(IReadOnlyList<OwnerFindings> all, NamespaceRecord record)
    {
        if (record.Plan.Conflicts.Count > 0 || record.Outcomes.Values.Any(outcome => outcome.State is PolicyState.Failed or PolicyState.Altered))
        {
            return NamespaceState.Failed;
        }

        if (record.Outcomes.Values.Any(outcome => outcome.State is PolicyState.Pending or PolicyState.Contested))
        {
            return NamespaceState.Pending;
        }

        return all.Any(owner => owner.IsProgrammed) ? NamespaceState.Programmed : NamespaceState.Unmanaged;
    }
}
