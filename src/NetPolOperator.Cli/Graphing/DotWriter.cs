using System.Globalization;
using System.Text;

namespace NetPolOperator.Cli.Graphing;

/// <summary>Writes a graph for Graphviz.</summary>
internal static class DotWriter
{
    public static void Write(TextWriter output, ConnectionGraph graph)
    {
        var names = graph.Nodes.Select((node, place) => (node.Id, place)).ToDictionary(n => n.Id, n => $"n{n.place.ToString(CultureInfo.InvariantCulture)}", StringComparer.Ordinal);
        output.WriteLine("digraph netpol {");
        output.WriteLine("  graph [rankdir=LR, fontname=\"sans-serif\", compound=true, nodesep=0.3, ranksep=1.1]");
        output.WriteLine("  node [shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\", fontname=\"sans-serif\", fontsize=11]");
        output.WriteLine("  edge [fontname=\"sans-serif\", fontsize=9, color=\"#475467\"]");
        var clusters = 0;
        foreach (var ns in graph.Nodes.GroupBy(n => n.Namespace))
        {
            if (ns.Key != null) output.WriteLine($"  subgraph cluster_{clusters++} {{\n    label={Quote(ns.Key)}; style=\"rounded,filled\"; fillcolor=\"#f2f4f7\"; color=\"#98a2b3\"");
            foreach (var node in ns) output.WriteLine($"    {names[node.Id]} [label={Quote([.. EdgeText.Lines(node)])}{Style(node)}]");
            if (ns.Key != null) output.WriteLine("  }");
        }

        foreach (var edge in graph.Edges)
            output.WriteLine($"  {names[edge.From]} -> {names[edge.To]} [label={Quote(EdgeText.Label(edge))}, tooltip={Quote(EdgeText.Title(edge))}{(edge.Waiting ? ", style=dashed, color=\"#b54708\", fontcolor=\"#b54708\"" : "")}]");
        output.WriteLine("}");
    }

    private static string Style(GraphNode node)
    {
        if (node.OpenWords().Length > 0) return ", style=\"rounded,filled,dashed\", fillcolor=\"#fde8e8\", color=\"#b42318\", fontcolor=\"#7a1f18\", penwidth=2";
        return node.Kind == NodeKinds.Outside ? ", shape=ellipse, style=filled, fillcolor=\"#e8f1fd\", color=\"#1d5fad\"" : "";
    }

    private static string Quote(params string[] lines)
    {
        var text = new StringBuilder("\"");
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) text.Append("\\n");
            foreach (var c in lines[i]) text.Append(c is '"' or '\\' ? $"\\{c}" : char.IsControl(c) ? " " : $"{c}");
        }

        return text.Append('"').ToString();
    }
}
