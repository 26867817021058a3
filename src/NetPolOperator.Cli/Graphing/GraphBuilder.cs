using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Cli.Output;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Graphing;

/// <summary>Makes the graph of a cluster.</summary>
internal static class GraphBuilder
{
    /// <summary>The whole graph, or the given namespaces with whatever they are connected to.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="rendered">What its custom resources mean; names for addresses are taken from it.</param>
    /// <param name="namespaces">The namespaces; empty for all.</param>
    public static ConnectionGraph Build(LoadedCluster cluster, IReadOnlyList<RenderedPolicy> rendered, IReadOnlyList<string> namespaces)
    {
        var draft = new GraphDraft(cluster);
        GeneralRules.AddEdges(draft);
        PodEdges.Add(draft);
        AddressEdges.Add(draft, rendered);
        AbsentPeers.Add(draft, rendered);
        WaitingEdges.Add(draft);
        var nodes = draft.Catalog.Nodes.Concat(draft.Outside).ToList();
        if (namespaces.FirstOrDefault(n => !nodes.Exists(d => d.Namespace == n)) is { } unknown) throw new CommandFailure($"--namespace {unknown}: no pods and no AppSegment there");
        var asked = nodes.Where(n => namespaces.Count == 0 || (n.Namespace != null && namespaces.Contains(n.Namespace))).Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        var edges = draft.Edges.Where(e => asked.Contains(e.From) || asked.Contains(e.To)).ToList();
        asked.UnionWith(edges.SelectMany(e => new[] { e.From, e.To }));
        var rules = new RuleTable(cluster);
        return new(cluster.Origin, Coverage(cluster, namespaces), [.. nodes.Where(n => asked.Contains(n.Id))], Sorted(edges, nodes, rules), rules.Rules, cluster.Notes);
    }

    private static IReadOnlyList<GraphEdge> Sorted(IEnumerable<EdgeDraft> edges, List<GraphNode> nodes, RuleTable rules)
    {
        var places = nodes.Select((node, place) => (node.Id, place)).ToDictionary(n => n.Id, n => n.place, StringComparer.Ordinal);
        return [.. edges.OrderBy(e => places[e.From]).ThenBy(e => places[e.To]).ThenBy(e => e.Waiting).Select(e => e.ToEdge(rules))];
    }

    // A namespace of segments alone has no pods to count.
    private static CoverageReport Coverage(LoadedCluster cluster, IReadOnlyList<string> namespaces)
    {
        var withPods = cluster.Evaluator.Endpoints.Select(e => e.Namespace).Where(namespaces.Contains).Distinct().ToArray();
        return namespaces.Count > 0 && withPods.Length == 0
            ? new(new(null, 0, new(0, 0, 0), new(0, 0, 0)), [], [])
            : CoverageCounter.Count(cluster.Evaluator, withPods);
    }
}
