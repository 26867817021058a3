using NetPolOperator.Cli.Explaining;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Matrix;
using NetPolOperator.Core.Evaluation.Ports;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Cli.Graphing;

/// <summary>Finds connections that one side's rule asks for by name and the other side does not admit.</summary>
internal sealed class WaitingEdges
{
    // To say what is missing takes a look at every manifest: a person reads no more than these.
    private const int Advised = 200;

    private readonly GraphDraft _draft;
    private readonly Explainer _explainer;
    private readonly Dictionary<CompiledRule, List<List<EndpointClass>>> _peers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Dictionary<string, string>> _labels = new(StringComparer.Ordinal);
    private int _advised;

    private WaitingEdges(GraphDraft draft) => (_draft, _explainer) = (draft, new(draft.Cluster));

    /// <summary>Adds them; what passes already must be there.</summary>
    public static void Add(GraphDraft draft)
    {
        var finder = new WaitingEdges(draft);
        foreach (var direction in new[] { TrafficDirection.Egress, TrafficDirection.Ingress })
            foreach (var ends in draft.Pods)
                foreach (var rule in draft.Matrix.RulesOf(ends, direction) ?? [])
                    foreach (var peer in finder.PeersOf(rule))
                        finder.Check(rule, ends, peer);
    }

    // One that answers is enough: a selector of many is a permission, and of a segment all pods answer or none.
    private void Check(CompiledRule rule, EndpointClass ends, List<EndpointClass> peer)
    {
        var outgoing = rule.Direction == TrafficDirection.Egress;
        var refusing = new List<(EndpointClass From, EndpointClass To, ConnectionSet Ports)>();
        foreach (var other in peer)
        {
            var (from, to) = outgoing ? (ends, other) : (other, ends);
            var wanted = rule.Ports.On(to.Endpoints[0]);
            if (_draft.Matrix.RulesOf(other, outgoing ? TrafficDirection.Ingress : TrafficDirection.Egress) is not { } theirs) return;
            var admitted = theirs.Where(r => _draft.Matrix.Matches(r, ends)).Aggregate(ConnectionSet.None, (all, r) => all.Union(r.Ports.On(to.Endpoints[0])));
            if (!wanted.Intersect(admitted).IsEmpty) return;
            if (!wanted.IsEmpty) refusing.Add((from, to, wanted));
        }

        foreach (var (from, to, ports) in refusing) Add(rule, from, to, ports);
    }

    // The classes behind each peer that names pods. "All pods of a namespace" asks for nobody in particular.
    private List<List<EndpointClass>> PeersOf(CompiledRule rule)
    {
        if (_peers.TryGetValue(rule, out var known)) return known;
        var naming = (rule.Peers ?? []).Where(p => p.Addresses == null && !p.Pods!.IsEverything).ToList();
        var classes = naming.Count == 0 ? [] : _draft.Matrix.PeersOf(rule).Where(c => !c.IsExternal).ToList();
        return _peers[rule] = naming.ConvertAll(peer => classes.FindAll(c => Matches(peer, c.Endpoints[0])));
    }

    private bool Matches(CompiledPeer peer, Endpoint end) => !end.IsHostNetwork && peer.Pods!.Matches(end.Labels) && peer.Namespaces!.Matches(LabelsOf(end.Namespace));

    private Dictionary<string, string> LabelsOf(string ns)
    {
        if (_labels.TryGetValue(ns, out var labels)) return labels;
        labels = new(_draft.Cluster.View.FindNamespace(ns)?.Metadata.Labels ?? new Dictionary<string, string>(), StringComparer.Ordinal) { [LabelSelectors.NamespaceNameLabel] = ns };
        return _labels[ns] = labels;
    }

    private void Add(CompiledRule rule, EndpointClass from, EndpointClass to, ConnectionSet ports)
    {
        foreach (var source in _draft.Catalog.Of(from))
            foreach (var destination in _draft.Catalog.Of(to))
            {
                // Of these nodes another pair of pods works: what does not may be an old one on its way out.
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
