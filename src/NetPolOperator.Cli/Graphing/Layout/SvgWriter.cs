using System.Text;
using NetPolOperator.Cli.Graphing.Page;
using static System.FormattableString;

namespace NetPolOperator.Cli.Graphing.Layout;

/// <summary>Writes a graph as SVG.</summary>
internal static class SvgWriter
{
    /// <summary>Writes the picture.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="standsAlone">Whether it is a file of its own; in a page it has the page's styles.</param>
    public static void Write(TextWriter output, ConnectionGraph graph, bool standsAlone)
    {
        var picture = GraphLayout.Of(graph);
        var (width, height) = (picture.Width, picture.Height + 44);
        output.Write(Invariant($"<svg {(standsAlone ? "xmlns=\"http://www.w3.org/2000/svg\" " : "")}class=\"graph\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"{(standsAlone ? "img" : "group")}\" aria-labelledby=\"graph-title graph-desc\">\n"));
        output.Write($"<title id=\"graph-title\">Network connections of {Text(graph.Origin)}</title>\n<desc id=\"graph-desc\">{Text(Description(graph))}</desc>\n");
        if (standsAlone) output.Write($"<style>{PageResources.GraphStyle}</style>\n<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n");
        output.Write("<defs>\n");
        foreach (var (id, kind) in new[] { ("arrow", "tip"), ("arrow-waiting", "tip waiting") })
            output.Write($"<marker id=\"{id}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\"><path class=\"{kind}\" d=\"M0 0L8 4L0 8z\"/></marker>\n");
        output.Write("</defs>\n");
        foreach (var frame in picture.Frames.Where(f => f.Title != null)) Write(output, frame);
        foreach (var route in picture.Routes) Write(output, route.Edge, $"<path marker-end=\"url(#arrow{(route.Edge.Waiting ? "-waiting" : "")})\" d=\"{RoutePath.Of(route, picture)}\"/>");
        foreach (var edge in picture.Folded) Write(output, edge, "");
        foreach (var box in picture.Boxes) Write(output, box);
        WriteLegend(output, picture.Height + 20);
        output.Write("</svg>\n");
    }

    private static string Description(ConnectionGraph graph)
    {
        var (open, waiting) = (graph.Nodes.Count(n => n.OpenWords().Length > 0), graph.Edges.Count(e => e.Waiting));
        return Invariant($"{graph.Nodes.Count} nodes, {graph.Edges.Count - waiting} connections, {waiting} waiting for the other side, {open} open. ")
            + string.Join("; ", graph.Edges.Select(EdgeText.Title));
    }

    private static void Write(TextWriter output, Frame frame) => output.Write(Invariant(
        $"<g class=\"frame\" data-ns=\"{Text(frame.Title!)}\"><rect x=\"{frame.X}\" y=\"{frame.Y}\" width=\"{frame.Width}\" height=\"{frame.Height}\" rx=\"10\"/>")
        + Invariant($"<text x=\"{frame.X + 14}\" y=\"{frame.Y + 20}\">{Text(TextWidth.Cut(frame.Title!))}</text></g>\n"));

    private static void Write(TextWriter output, GraphEdge edge, string path) => output.Write(
        $"<g class=\"edge{(edge.Waiting ? " waiting" : "")}\" data-from=\"{Text(edge.From)}\" data-to=\"{Text(edge.To)}\"><title>{Text(EdgeText.Title(edge))}</title>{path}</g>\n");

    private static void Write(TextWriter output, Box box)
    {
        var node = box.Node;
        var open = node.OpenWords();
        var (x, y) = (box.X, box.Y);
        output.Write($"<g class=\"node {node.Kind}{(open.Length > 0 ? " open" : "")}\" data-id=\"{Text(node.Id)}\"><title>{Text(Title(node))}</title>");
        output.Write(Invariant($"<rect x=\"{x}\" y=\"{y}\" width=\"{box.Width}\" height=\"{box.Height}\" rx=\"{(node.Kind == NodeKinds.Outside ? 20 : 6)}\"/>"));
        output.Write(Invariant($"<text class=\"name\" x=\"{x + 12}\" y=\"{y + 19}\">{Text(TextWidth.Cut(node.Name))}</text>"));
        output.Write(Invariant($"<text class=\"kind\" x=\"{x + 12}\" y=\"{y + 35}\">{Text(TextWidth.Cut(EdgeText.Subtitle(node)))}</text>"));
        if (open.Length > 0) output.Write(Invariant($"<text class=\"warn\" x=\"{x + 12}\" y=\"{y + 55}\">⚠ OPEN: {Text(open)}</text>"));
        for (var row = 0; row < box.Rows.Count; row++)
            output.Write(Invariant($"<text class=\"port{(box.Rows[row].Waiting ? " waiting" : "")}\" x=\"{x + 12}\" y=\"{box.RowY(row) + 4}\">{Text(TextWidth.Cut(box.Rows[row].Text))}</text>"));
        output.Write("</g>\n");
    }

    private static string Title(GraphNode node) => string.Join(", ", new[] { node.Id, EdgeText.Subtitle(node), node.OpenWords() is { Length: > 0 } open ? $"open {open}" : "", node.Note ?? "" }.Where(t => t.Length > 0));

    private static void WriteLegend(TextWriter output, int y) => output.Write(Invariant($"""
        <g class="legend"><path class="sample" d="M20 {y}h34" marker-end="url(#arrow)"/><text x="62" y="{y + 4}">may connect</text>
        <path class="sample waiting" d="M160 {y}h34" marker-end="url(#arrow-waiting)"/><text x="202" y="{y + 4}">waits for the other side</text>
        <rect class="sample open" x="372" y="{y - 8}" width="26" height="16" rx="4"/><text x="406" y="{y + 4}">open: no policy isolates it</text></g>

        """));

    /// <summary>Text as XML has it; what XML cannot hold becomes a space.</summary>
    internal static string Text(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ when Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF => escaped.Append(' '),
                _ => escaped.Append(rune),
            };
        }

        return escaped.ToString();
    }
}
