using System.Globalization;

namespace NetPolOperator.Cli.Graphing;

/// <summary>Folds a graph so that a whole namespace is one node: for clusters of which the segments do not fit a picture.</summary>
internal static class NamespaceGraph
{
    /// <summary>The ID of a namespace's node.</summary>
    public static string IdOf(string ns) => $"namespace {ns}";

    /// <summary>Folds a graph.</summary>
    public static ConnectionGraph Of(ConnectionGraph graph)
    {
        var homes = graph.Nodes.ToDictionary(n => n.Id, n => n.Namespace == null ? n.Id : IdOf(n.Namespace), StringComparer.Ordinal);
        var nodes = graph.Nodes.Where(n => n.Namespace != null).GroupBy(n => n.Namespace!).Select(g => Fold(g.Key, [.. g])).Concat(graph.Nodes.Where(n => n.Namespace == null));
        var edges = graph.Edges.Where(e => homes[e.From] != homes[e.To]).GroupBy(e => (From: homes[e.From], To: homes[e.To], e.Waiting)).Select(g => Fold(g.Key, [.. g]));
        return graph with { Nodes = [.. nodes], Edges = [.. edges] };
    }

    private static GraphNode Fold(string ns, List<GraphNode> nodes) => new(
        IdOf(ns), NodeKinds.Namespace, ns, ns, nodes.Count == 1 ? "1 member" : $"{nodes.Count} members", nodes.Sum(n => n.Pods), [],
        Fold(nodes.ConvertAll(n => n.Ingress)), Fold(nodes.ConvertAll(n => n.Egress)), null);

    // Nothing can isolate the host's network: it makes no namespace open.
    private static string Fold(List<string?> openness)
    {
        var all = openness.Where(o => o != Openness.Unprotectable).Distinct().ToList();
        return all switch { [] => Openness.Unprotectable, [var only] => only!, _ => Openness.Partly };
    }

    private static GraphEdge Fold((string From, string To, bool Waiting) key, List<GraphEdge> edges)
    {
        var ports = edges.Select(e => e.Ports).Distinct().ToList();
        var text = ports.Count == 1 ? ports[0] : string.Create(CultureInfo.InvariantCulture, $"{edges.Count} connections");
        return edges[0] with { From = key.From, To = key.To, Ports = text, Partly = false, Missing = null };
    }
}
