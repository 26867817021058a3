using System.Globalization;
using System.Text;

namespace NetPolOperator.Cli.Graphing;

/// <summary>Writes a graph as a Mermaid flowchart, which GitHub, GitLab and many wikis draw.</summary>
internal static class MermaidWriter
{
    public static void Write(TextWriter output, ConnectionGraph graph)
    {
        var names = graph.Nodes.Select((node, place) => (node.Id, place)).ToDictionary(n => n.Id, n => $"n{n.place.ToString(CultureInfo.InvariantCulture)}", StringComparer.Ordinal);
        output.WriteLine("flowchart LR");
        var clusters = 0;
        foreach (var ns in graph.Nodes.GroupBy(n => n.Namespace))
        {
            if (ns.Key != null) output.WriteLine($"  subgraph ns{clusters++}[\"{Escape(ns.Key)}\"]");
            foreach (var node in ns) output.WriteLine($"{(ns.Key == null ? "  " : "    ")}{names[node.Id]}{Shape(node)}");
            if (ns.Key != null) output.WriteLine("  end");
        }

        foreach (var edge in graph.Edges)
            output.WriteLine($"  {names[edge.From]} {(edge.Waiting ? "-.->" : "-->")}|\"{Escape(EdgeText.Label(edge))}\"| {names[edge.To]}");
        WriteClasses(output, graph, names);
    }

    private static void WriteClasses(TextWriter output, ConnectionGraph graph, Dictionary<string, string> names)
    {
        var open = graph.Nodes.Where(n => n.OpenWords().Length > 0).Select(n => names[n.Id]).ToList();
        var outside = graph.Nodes.Where(n => n.Kind == NodeKinds.Outside).Select(n => names[n.Id]).ToList();
        output.WriteLine("  classDef open fill:#fde8e8,stroke:#b42318,stroke-width:2px,stroke-dasharray:5 3,color:#7a1f18");
        output.WriteLine("  classDef outside fill:#e8f1fd,stroke:#1d5fad,color:#123c6e");
        if (open.Count > 0) output.WriteLine($"  class {string.Join(',', open)} open");
        if (outside.Count > 0) output.WriteLine($"  class {string.Join(',', outside)} outside");
    }

    private static string Shape(GraphNode node)
    {
        var text = string.Join("<br/>", EdgeText.Lines(node).Select(Escape));
        return node.Kind switch
        {
            NodeKinds.Outside => $"([\"{text}\"])",
            NodeKinds.Workload => $"[[\"{text}\"]]",
            _ => $"[\"{text}\"]",
        };
    }

    // Mermaid's own character codes; whatever is not plain could be read as its syntax, as Markdown or as HTML.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or ',' or '-' or '/' or '(' or ')' or ':' or '·' or '…') escaped.Append(rune);
            else escaped.Append(CultureInfo.InvariantCulture, $"#{(Rune.IsControl(rune) ? ' ' : rune.Value)};");
        }

        return escaped.ToString();
    }
}
