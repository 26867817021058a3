namespace NetPolOperator.Cli.Graphing.Layout;

/// <summary>
/// Finds edges that are told better in words than drawn: where half the cluster asks one DNS server, lines to it hide all others.
/// Both ends get a row that names the other instead.
/// </summary>
internal static class Hubs
{
    private const int Outside = 4;
    private const int Inside = 12;

    /// <summary>Adds the rows, and says which edges need no line.</summary>
    public static HashSet<GraphEdge> Fold(ConnectionGraph graph, BoxSet boxes)
    {
        var drawn = graph.Edges.Where(e => e is { Waiting: false } && e.From != e.To).ToList();
        var folded = new HashSet<GraphEdge>(ReferenceEqualityComparer.Instance);
        foreach (var hub in drawn.GroupBy(e => e.To).Where(g => g.Count() > Limit(boxes.Destination(g.First()))))
            foreach (var edge in hub)
            {
                boxes.Source(edge).Row($"→ {boxes.Destination(edge).Node.Name}{Ports(hub, edge)}", false);
                boxes.Destination(edge).Row($"{PortText.Short(edge.Ports)} from {hub.Count(e => e.Ports == edge.Ports)} nodes", false);
                folded.Add(edge);
            }

        foreach (var hub in drawn.Where(e => !folded.Contains(e)).GroupBy(e => e.From).Where(g => g.Count() > Limit(boxes.Source(g.First())) && boxes.Source(g.First()).Node.Namespace == null))
            foreach (var edge in hub)
            {
                boxes.Destination(edge).Row($"← {boxes.Source(edge).Node.Name}: {EdgeText.Label(edge)}", false);
                boxes.Source(edge).Row($"to {hub.Count()} nodes", false);
                folded.Add(edge);
            }

        return folded;
    }

    // The hub itself tells the ports, where they are the same for all.
    private static string Ports(IEnumerable<GraphEdge> hub, GraphEdge edge) => hub.All(e => e.Ports == edge.Ports) ? "" : $": {EdgeText.Label(edge)}";

    private static int Limit(Box box) => box.Node.Namespace == null ? Outside : Inside;
}
