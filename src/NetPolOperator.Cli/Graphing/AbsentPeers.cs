using k8s.Models;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Cli.Graphing;

/// <summary>
/// Finds rules whose pods are not among what was read: an ingress controller, a DNS server that no manifest of the application
/// describes. Each is a node named as the rule names it, for leaving it out would hide a door.
/// </summary>
internal static class AbsentPeers
{
    private const string Type = "no such pod here";
    private const string Unknown = "no pod of what was read matches: its own policies are not known";

    public static void Add(GraphDraft draft, IEnumerable<RenderedPolicy> rendered)
    {
        var names = rendered.SelectMany(r => r.Rules.Append(r.Dns).OfType<RuleOutcome>().Select(o => (Source: r.Owner.ToString(), o.Path, o.Peer)))
            .DistinctBy(o => (o.Source, o.Path)).ToDictionary(o => (o.Source, o.Path), o => o.Peer);
        var absent = new Dictionary<CompiledRule, List<string>>(ReferenceEqualityComparer.Instance);
        foreach (var ends in draft.Pods)
            foreach (var direction in new[] { TrafficDirection.Egress, TrafficDirection.Ingress })
                foreach (var rule in draft.Matrix.RulesOf(ends, direction) ?? [])
                {
                    if (!absent.TryGetValue(rule, out var peers)) absent[rule] = peers = IsAbsent(draft, rule) ? [.. NamesOf(draft, rule, names).Distinct()] : [];
                    foreach (var peer in peers)
                        foreach (var node in draft.Catalog.Of(ends)) Add(draft, rule, ends.Index, node, draft.OutsideNode(peer, Type));
                }
    }

    private static void Add(GraphDraft draft, CompiledRule rule, int index, NodeDraft node, string other)
    {
        var outgoing = rule.Direction == TrafficDirection.Egress;
        var ports = outgoing ? rule.Ports.Numbered : rule.Ports.On(draft.Matrix.Classes[index].Endpoints[0]);
        if (ports.IsEmpty && !(outgoing && rule.Ports.Named.Count > 0)) return;
        var edge = draft.Edge(outgoing ? node.Id : other, outgoing ? other : node.Id, false, node.Classes.Count);
        edge.Add((index, 0), ports);
        if (outgoing) edge.Named.UnionWith(rule.Ports.Named);
        GraphDraft.Allow(edge, rule.Direction, [rule]);
        GraphDraft.Note(edge, outgoing ? TrafficDirection.Ingress : TrafficDirection.Egress, Unknown);
    }

    private static bool IsAbsent(GraphDraft draft, CompiledRule rule) =>
        rule.Peers is { Count: > 0 } peers && peers.All(p => p.Addresses == null) && !GeneralRules.IsGeneral(rule) && draft.Matrix.PeersOf(rule).All(c => c.IsExternal);

    // As the custom resource names them; a policy of another's has nothing but selectors.
    private static IEnumerable<string> NamesOf(GraphDraft draft, CompiledRule rule, Dictionary<(string, string), string> names)
    {
        var origin = draft.Provenance.Of(rule);
        var own = (origin.Fields ?? []).Select(f => names.GetValueOrDefault((origin.Source ?? "", f))).OfType<string>().ToList();
        return own.Count > 0 ? own.Select(NameOf) : Peers(rule).Select(p => NameOf(p, rule.Policy.Namespace));
    }

    private static IEnumerable<V1NetworkPolicyPeer> Peers(CompiledRule rule)
    {
        var spec = rule.Policy.Source.Spec;
        return (rule.Direction == TrafficDirection.Ingress ? spec.Ingress[rule.Index].FromProperty : spec.Egress[rule.Index].To) ?? [];
    }

    private static string NameOf(V1NetworkPolicyPeer peer, string own)
    {
        var pods = LabelSelectors.IsEmpty(peer.PodSelector) ? "all pods" : $"pods {SelectorText.Of(peer.PodSelector)}";
        return peer.NamespaceSelector == null ? $"{pods} in {own}"
            : LabelSelectors.IsEmpty(peer.NamespaceSelector) ? $"{pods} in any namespace"
            : $"{pods} in namespaces {SelectorText.Of(peer.NamespaceSelector)}";
    }

    private static string NameOf(string peer) => peer.StartsWith("entity ", StringComparison.Ordinal) ? peer["entity ".Length..]
        : peer.StartsWith("dns ", StringComparison.Ordinal) ? "Cluster DNS" : peer;
}
