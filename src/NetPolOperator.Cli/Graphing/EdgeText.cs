namespace NetPolOperator.Cli.Graphing;

/// <summary>Nodes and edges in few words, the same in every picture.</summary>
internal static class EdgeText
{
    /// <summary>An edge's label: its ports, and whether it waits.</summary>
    public static string Label(GraphEdge edge) => PortText.Short(edge.Ports) + (edge.Waiting ? " (waits)" : edge.Partly ? " (some pods)" : "");

    /// <summary>Why a waiting edge waits; for others what allows them.</summary>
    public static string Title(GraphEdge edge) => edge.Waiting
        ? $"{edge.From} to {edge.To}, {edge.Ports}: waits, {edge.Ingress.Note ?? edge.Egress.Note}"
        : $"{edge.From} to {edge.To}: {edge.Ports}";

    /// <summary>A node's lines: name, kind, and whether it is open.</summary>
    public static IEnumerable<string> Lines(GraphNode node)
    {
        yield return node.Name;
        yield return Subtitle(node);
        if (node.OpenWords() is { Length: > 0 } open) yield return $"OPEN: {open}";
    }

    /// <summary>The kind and, where there are any, the pods.</summary>
    public static string Subtitle(GraphNode node)
    {
        if (node.Kind == NodeKinds.Outside) return node.Type;
        var pods = node.Pods switch { 0 => "no pod", 1 => "1 pod", var n => $"{n} pods" };
        return node.Ingress == Openness.Unprotectable ? $"{node.Type} · host network" : $"{node.Type} · {pods}";
    }
}
