using System.CommandLine;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Graphing;
using NetPolOperator.Cli.Graphing.Layout;
using NetPolOperator.Cli.Graphing.Page;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Cli.Output;

namespace NetPolOperator.Cli.Commands;

/// <summary><c>netpol graph</c>: segments and their connections as a picture.</summary>
internal sealed class GraphCommand : ICliCommand
{
    private const string Mermaid = "mermaid";
    private const string Dot = "dot";
    private const string Svg = "svg";
    private const string Html = "html";
    private const string Segments = "segment";
    private const string Namespaces = "namespace";

    private readonly InputOptions _inputs = new();
    private readonly Option<string> _output = OutputFormat.Create(Mermaid, Dot, Svg, Html, OutputFormat.Json, OutputFormat.Yaml);
    private readonly Option<string[]> _namespaces = new("--namespace", "-n") { Description = "Only this namespace and whatever it is connected to; may be repeated.", HelpName = "NS" };
    private readonly Option<string> _level = new("--level")
    {
        Description = "segment, with a node for each segment and each workload outside of segments, or namespace; default: segment.", HelpName = "LEVEL", DefaultValueFactory = _ => Segments,
    };

    public string[] Examples =>
    [
        "{netpol} graph -f manifests/                         # Mermaid, for a README or a pull request",
        "{netpol} graph -f manifests/ -o html > network.html  # one page to look around in, also without a network",
        "{netpol} graph -n shop -o svg > shop.svg             # one namespace of the current cluster",
        "{netpol} graph --level namespace -o dot | dot -Tpdf > cluster.pdf",
    ];

    public Command Create(Surroundings surroundings)
    {
        var command = new Command("graph", "Draw segments, workloads and what may pass between them, with open pods marked: as Mermaid, DOT, SVG or one HTML page that also says why.");
        _inputs.AddTo(command);
        _level.AcceptOnlyFromAmong(Segments, Namespaces);
        foreach (var option in new Option[] { _namespaces, _level, _output }) command.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, surroundings, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        var request = _inputs.Of(parsed);
        var cluster = await ClusterLoader.LoadAsync(request, surroundings, cancellation).ConfigureAwait(false);
        // In a live cluster an invalid resource is the operator's to report; here it only gives no name to addresses.
        var rendered = request.IsLive ? [.. ResourceRendering.RenderAll(cluster.Given, ClusterLoader.SettingsOf(request), surroundings.Time.GetUtcNow())] : cluster.Rendered;
        var graph = GraphBuilder.Build(cluster, rendered, parsed.GetValue(_namespaces) ?? []);
        if (parsed.GetValue(_level) == Namespaces) graph = NamespaceGraph.Of(graph);
        Write(surroundings.Out, parsed.GetValue(_output)!, graph);
        return ExitCode.Fine;
    }

    private static void Write(TextWriter output, string format, ConnectionGraph graph)
    {
        switch (format)
        {
            case Mermaid:
                MermaidWriter.Write(output, GraphLimits.Mermaid.OrFail(graph, format));
                break;
            case Dot:
                DotWriter.Write(output, GraphLimits.Dot.OrFail(graph, format));
                break;
            case Svg:
                SvgWriter.Write(output, GraphLimits.Svg.OrFail(graph, format), standsAlone: true);
                break;
            case Html:
                HtmlPage.Write(output, GraphLimits.Html.OrFail(graph, format));
                break;
            default:
                MachineOutput.Write(output, format, graph, CliJsonContext.Readable.ConnectionGraph);
                break;
        }
    }
}
