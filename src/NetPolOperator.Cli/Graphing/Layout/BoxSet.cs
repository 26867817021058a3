namespace NetPolOperator.Cli.Graphing.Layout;

/// <summary>The boxes of a graph's nodes. What is outside has one as a source and another as a destination.</summary>
internal sealed class BoxSet
{
    private readonly Dictionary<string, Box> _inside;
    private readonly Dictionary<string, Box> _sources;
    private readonly Dictionary<string, Box> _destinations;

    public BoxSet(ConnectionGraph graph)
    {
        var (from, to) = (graph.Edges.Select(e => e.From).ToHashSet(StringComparer.Ordinal), graph.Edges.Select(e => e.To).ToHashSet(StringComparer.Ordinal));
        _inside = graph.Nodes.Where(n => n.Namespace != null).ToDictionary(n => n.Id, n => new Box(n), StringComparer.Ordinal);
        _sources = graph.Nodes.Where(n => n.Namespace == null && from.Contains(n.Id)).ToDictionary(n => n.Id, n => new Box(n), StringComparer.Ordinal);
        _destinations = graph.Nodes.Where(n => n.Namespace == null && to.Contains(n.Id)).ToDictionary(n => n.Id, n => new Box(n), StringComparer.Ordinal);
    }

    /// <summary>What is outside, as sources.</summary>
    public List<Box> Sources => [.. _sources.Values];

    /// <summary>What is outside, as destinations.</summary>
    public List<Box> Destinations => [.. _destinations.Values];

    public Box Of(GraphNode node) => _inside[node.Id];

    public Box Source(GraphEdge edge) => _inside.GetValueOrDefault(edge.From) ?? _sources[edge.From];

    public Box Destination(GraphEdge edge) => _inside.GetValueOrDefault(edge.To) ?? _destinations[edge.To];
}
