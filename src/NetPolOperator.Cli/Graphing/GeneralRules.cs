using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Cli.Graphing;

/// <summary>
/// Rules that name nobody in particular: everyone, or every pod. One edge to a node of that name says what they allow; an edge to each
/// pod of the cluster would say the same, unreadably.
/// </summary>
internal static class GeneralRules
{
    private const string Anyone = "Anyone";
    private const string AnyPod = "Any pod";

    /// <summary>Whether a rule names nobody in particular.</summary>
    public static bool IsGeneral(CompiledRule rule) => rule.Peers == null || rule.Peers.Any(IsEveryPod);

    /// <summary>Whether one side's rules name nobody, or there are none to ask.</summary>
    public static bool AreGeneral(IReadOnlyList<CompiledRule>? rules) => rules == null || rules.All(IsGeneral);

    /// <summary>Adds an edge for each node that such a rule opens.</summary>
    public static void AddEdges(GraphDraft draft)
    {
        foreach (var ends in draft.Pods)
            foreach (var direction in new[] { TrafficDirection.Egress, TrafficDirection.Ingress })
                foreach (var rule in (draft.Matrix.RulesOf(ends, direction) ?? []).Where(IsGeneral))
                    foreach (var node in draft.Catalog.Of(ends))
                    {
                        var other = rule.Peers == null ? draft.OutsideNode(Anyone, "every address and pod") : draft.OutsideNode(AnyPod, "every pod of the cluster");
                        var outgoing = direction == TrafficDirection.Egress;
                        var edge = draft.Edge(outgoing ? node.Id : other, outgoing ? other : node.Id, false, node.Classes.Count);
                        edge.Add((ends.Index, 0), outgoing ? rule.Ports.Numbered : rule.Ports.On(ends.Endpoints[0]));
                        if (outgoing) edge.Named.UnionWith(rule.Ports.Named);
                        GraphDraft.Allow(edge, direction, [rule]);
                        GraphDraft.Note(edge, outgoing ? TrafficDirection.Ingress : TrafficDirection.Egress,
                            outgoing ? "each destination's own policies decide whether to admit it" : "each source's own policies decide whether to let it out");
                    }
    }

    private static bool IsEveryPod(CompiledPeer peer) => peer.Addresses == null && peer.Pods!.IsEverything && peer.Namespaces!.IsEverything;
}
