using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Cli.Explaining;

/// <summary>Says why something may or may not connect to something.</summary>
internal sealed class Explainer(LoadedCluster cluster)
{
    private static readonly TransportProtocol[] Protocols = [TransportProtocol.Tcp, TransportProtocol.Udp, TransportProtocol.Sctp];
    private readonly PolicyProvenance _provenance = new(cluster);

    /// <summary>Explains one port, or everything that may pass.</summary>
    public Explanation Explain(Endpoint from, Endpoint to, PortArgument? port)
    {
        var connections = cluster.Evaluator.Connections(from, to);
        var verdicts = Probes(connections, port).Select(p => cluster.Evaluator.Evaluate(from, to, p.Protocol, p.Port)).ToList();
        var (egress, ingress) = (Merge(from, to, verdicts.ConvertAll(v => v.Egress)), Merge(to, from, verdicts.ConvertAll(v => v.Ingress)));
        var allowed = port == null ? !connections.IsEmpty : verdicts.TrueForAll(v => v.Allowed);
        var add = allowed ? [] : new Remedies(cluster).For(from, to, port, verdicts[0]);
        var reason = from.IsSame(to) ? "a pod always reaches itself, whatever the policies say" : null;
        return new(from.ToString(), to.ToString(), port?.ToString(), allowed, connections.IsEmpty ? "none" : connections.ToString(), reason, egress, ingress, add);
    }

    /// <summary>Why the policies of one end have no say; null where they have.</summary>
    public static string? Unasked(Endpoint of, TrafficDirection direction, bool isIsolated)
    {
        if (of.IsExternal) return "an address outside: no policy selects it";
        if (of.IsHostNetwork) return "a pod of the host's network: no policy selects it";
        return isIsolated ? null : $"no policy isolates it for {(direction == TrafficDirection.Egress ? "egress" : "ingress")}, so everything is allowed";
    }

    // Without a port every range that may pass is asked for once, by its first port; where none may, one port is as good as another.
    private static List<PortArgument> Probes(ConnectionSet connections, PortArgument? port)
    {
        if (port is { } one) return [one];
        var ranges = Protocols.SelectMany(p => connections[p].Ranges.Select(r => new PortArgument(p, r.First))).ToList();
        return ranges.Count > 0 ? ranges : [new PortArgument(TransportProtocol.Tcp, 80)];
    }

    private DirectionExplanation Merge(Endpoint of, Endpoint other, List<DirectionVerdict> verdicts) => new(
        of.ToString(),
        verdicts.TrueForAll(v => v.Allowed),
        verdicts[0].IsIsolated,
        Note(of, other, verdicts[0]),
        [.. verdicts[0].IsolatedBy.Select(_provenance.Of)],
        [.. verdicts.SelectMany(v => v.AllowedBy).Distinct().OrderBy(r => r.Policy.ToString(), StringComparer.Ordinal).ThenBy(r => r.Index).Select(_provenance.Of)]);

    private static string? Note(Endpoint of, Endpoint other, DirectionVerdict verdict)
    {
        if (Unasked(of, verdict.Direction, verdict.IsIsolated) is { } note) return note;
        return !verdict.Allowed && other.IsHostNetwork ? $"{other} is a pod of the host's network: only an ipBlock with the node's address matches it" : null;
    }
}
