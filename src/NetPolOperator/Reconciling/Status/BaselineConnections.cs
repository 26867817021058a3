using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Reconciling.Status;

/// <summary>The connections of a baseline: one entry a rule, whatever the number of namespaces.</summary>
internal static class BaselineConnections
{
    // A rule is as good as its worst namespace; one without pods says nothing while another has some.
    private static readonly string[] WorstFirst =
    [
        ConnectionStates.Expired, ConnectionStates.PeerNotFound, ConnectionStates.AwaitingPeer, ConnectionStates.Established, ConnectionStates.NoPods,
    ];

    /// <summary>Merges the connections of all namespaces by rule.</summary>
    public static IReadOnlyList<ConnectionStatus> Merge(IReadOnlyList<OwnerFindings> shares) =>
    [
        .. shares.SelectMany(share => share.Connections.Select(connection => (share.Rendered.Namespace, Connection: connection)))
            .GroupBy(entry => entry.Connection.Rule)
            .Select(rule => MergeRule([.. rule])),
    ];

    private static ConnectionStatus MergeRule(IReadOnlyList<(string Namespace, ConnectionStatus Connection)> entries)
    {
        var (ns, worst) = entries.MinBy(entry => Array.IndexOf(WorstFirst, entry.Connection.State));
        var alike = entries.Count(entry => entry.Connection.State == worst.State);
        var message = string.IsNullOrEmpty(worst.Message) ? null : worst.Message;
        return new ConnectionStatus
        {
            Rule = worst.Rule,
            Direction = worst.Direction,
            Peer = worst.Peer,
            Ports = worst.Ports,
            State = worst.State,
            Message = alike == entries.Count || worst.State == ConnectionStates.Established
                ? message
                : $"in {alike} of {entries.Count} namespaces, {ns} for one" + (message is null ? "" : $": {message}"),
        };
    }
}
