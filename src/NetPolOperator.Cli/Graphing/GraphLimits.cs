using System.Globalization;
using NetPolOperator.Cli.CommandLine;

namespace NetPolOperator.Cli.Graphing;

/// <summary>How much each format bears before nobody can read it, or its reader refuses it.</summary>
/// <param name="Nodes">The most nodes.</param>
/// <param name="Edges">The most edges.</param>
internal sealed record GraphLimits(int Nodes, int Edges)
{
    /// <summary>Mermaid itself draws no more than 500 edges.</summary>
    public static GraphLimits Mermaid { get; } = new(250, 500);

    /// <summary>Graphviz takes minutes beyond.</summary>
    public static GraphLimits Dot { get; } = new(1000, 3000);

    /// <summary>What fits a large screen.</summary>
    public static GraphLimits Svg { get; } = new(150, 500);

    /// <summary>What a browser lists without making anybody wait.</summary>
    public static GraphLimits Html { get; } = new(10_000, 150_000);

    /// <summary>Whether a graph fits.</summary>
    public bool Fit(ConnectionGraph graph) => graph.Nodes.Count <= Nodes && graph.Edges.Count <= Edges;

    /// <summary>Fails where it does not, and says what to do.</summary>
    public ConnectionGraph OrFail(ConnectionGraph graph, string format) => Fit(graph)
        ? graph
        : throw new CommandFailure([
            string.Create(CultureInfo.InvariantCulture, $"-o {format}: {graph.Nodes.Count} nodes and {graph.Edges.Count} connections are too many for one picture (at most {Nodes} and {Edges})"),
            $"narrow it down with --namespace NS, fold it with --level namespace{(format == "html" ? "" : ", or take -o html")}",
        ]);
}
