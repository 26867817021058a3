using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Graphing.Layout;
using NetPolOperator.Cli.Output;

namespace NetPolOperator.Cli.Graphing.Page;

/// <summary>
/// Writes a graph as one page that needs nothing else. Its policy lets run only the script and the styles that are written here, by
/// their hashes, and load nothing from anywhere: whatever a manifest says, it stays text.
/// </summary>
internal static class HtmlPage
{
    private static readonly GraphLimits Map = new(130, 500);

    // The default encoder escapes <, > and &, so that no text ends the element that holds it.
    private static readonly CliJsonContext Json = new(new JsonSerializerOptions(CliJsonContext.Default.Options) { WriteIndented = false });

    public static void Write(TextWriter output, ConnectionGraph graph)
    {
        var style = $"{PageResources.PageStyle}\n{PageResources.GraphStyle}";
        var parts = new Dictionary<string, string>
        {
            ["policy"] = $"default-src 'none'; script-src {Hash(PageResources.Script)}; style-src {Hash(style)}; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
            ["origin"] = SvgWriter.Text(graph.Origin),
            ["version"] = SvgWriter.Text(ProgramVersion.Current),
            ["style"] = style,
            ["map"] = MapOf(graph),
            ["data"] = JsonSerializer.Serialize(graph, Json.ConnectionGraph),
            ["script"] = PageResources.Script,
        };
        // The parts between the placeholders, each once: a text that looks like a placeholder is not taken for one.
        var pieces = PageResources.Template.Split("{{", StringSplitOptions.None);
        output.Write(pieces[0]);
        foreach (var piece in pieces.Skip(1))
        {
            var end = piece.IndexOf("}}", StringComparison.Ordinal);
            output.Write(parts[piece[..end]]);
            output.Write(piece[(end + 2)..]);
        }
    }

    // Segments if they fit a picture, else namespaces, else nothing but the lists.
    private static string MapOf(ConnectionGraph graph)
    {
        var (shown, level) = Map.Fit(graph) ? (graph, "segment") : (NamespaceGraph.Of(graph), "namespace");
        if (!Map.Fit(shown) || shown.Nodes.Count == 0) return "<p class=\"faint\">Too many connections for one picture: choose from the list.</p>";
        using var text = new StringWriter { NewLine = "\n" };
        text.Write($"<div class=\"map\" data-level=\"{level}\" tabindex=\"0\" role=\"region\" aria-label=\"Map\">");
        SvgWriter.Write(text, shown, standsAlone: false);
        text.Write("</div>");
        return text.ToString();
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
