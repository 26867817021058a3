using NetPolOperator.Cli.Explaining;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Matrix;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Cli.Graphing;

/// <summary>Finds connections that one side's rule asks for by name and the other side does not admit.</summary>
internal sealed class WaitingEdges
{
    // To say what is missing takes a look at every manifest: a person reads no more than these.
    private const int Advised = 200;

    private readonly GraphDraft _draft;
    private readonly Explainer _explainer;
    private readonly Dictionary<CompiledRule, List<EndpointClass>> _peers = new(ReferenceEqualityComparer.Instance);
    private int _advised;

    private WaitingEdges(GraphDraft draft) => (_draft, _explainer) = (draft, new(draft.Cluster));

    /// <summary>Adds them; what passes already must be there.</summary>
    public static void Add(GraphDraft draft)
    {
        var finder = new WaitingEdges(draft);
        foreach (var direction in new[] { TrafficDirection.Egress, TrafficDirection.Ingress })
        foreach (var ends in draft.Pods)
        foreach (var rule in (draft.Matrix.RulesOf(ends, direction) ?? []).Where(NamesPods))
            finder.Check(rule, ends);
    }

    // "All pods of a namespace" is a permission: it asks for nobody in particular.
    private static bool NamesPods(CompiledRule rule) => rule.Peers?.Any(p => p.Addresses == null && !p.Pods!.IsEverything) == true;

    private void Check(CompiledRule rule, EndpointClass ends)
    {
        if (!_peers.TryGetValue(rule, out var peers)) _peers[rule] = peers = [.. _draft.Matrix.PeersOf(rule).Where(c => !c.IsExternal)];
        var outgoing = rule.Direction == TrafficDirection.Egress;
        var opposite = outgoing ? TrafficDirection.Ingress : TrafficDirection.Egress;
        foreach (var peer in peers)
        {
            if (_draft.Matrix.RulesOf(peer, opposite) is not { } theirs) continue;
            var (from, to) = outgoing ? (ends, peer) : (peer, ends);
            var wanted = rule.Ports.On(to.Endpoints[0]);
            var admitted = theirs.Where(r => _draft.Matrix.Matches(r, ends)).Aggregate(ConnectionSet.None, (all, r) => all.Union(r.Ports.On(to.Endpoints[0])));
            if (!wanted.IsEmpty && wanted.Intersect(admitted).IsEmpty) Add(rule, from, to, wanted);
        }
    }

    private void Add(CompiledRule rule, EndpointClass from, EndpointClass to, ConnectionSet ports)
    {
        foreach (var source in _draft.Catalog.Of(from))
        foreach (var destination in _draft.Catalog.Of(to))
        {
            // One pair of pods that works is enough: the others may be old ones on their way out.
            if (source == destination || _draft.FindEdge(source.Id, destination.Id, false)?.Ports.Intersect(ports).IsEmpty == false) continue;
            var edge = _draft.Edge(source.Id, destination.Id, true, 1);
            edge.Add((from.Index, to.Index), ports);
            GraphDraft.Allow(edge, rule.Direction, [rule]);
            if (rule.Direction == TrafficDirection.Egress) GraphDraft.Note(edge, TrafficDirection.Ingress, "its ingress does not let it in");
            else GraphDraft.Note(edge, TrafficDirection.Egress, "its egress does not let it out");
            if (edge.Missing == null && _advised++ < Advised) edge.Missing = _explainer.Explain(from.Endpoints[0], to.Endpoints[0], First(ports)).Add;
        }
    }

    private static PortArgument First(ConnectionSet ports)
    {
        var protocol = new[] { TransportProtocol.Tcp, TransportProtocol.Udp, TransportProtocol.Sctp }.First(p => !ports[p].IsEmpty);
        return new(protocol, ports[protocol].Ranges[0].First);
    }
}
