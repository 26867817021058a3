using NetPolOperator.Cli.Explaining;
using NetPolOperator.Cli.Output;

namespace NetPolOperator.Cli.Graphing;

/// <summary>Segments and workloads, what may pass between them, and why. Its size is that of segments and workloads, not of pods.</summary>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Coverage">Which pods are isolated, and which are open.</param>
/// <param name="Nodes">The ends: those of namespaces sorted by name, then those outside.</param>
/// <param name="Edges">The connections, sorted by their ends. Where neither side is isolated nobody has decided anything, and there is no edge.</param>
/// <param name="Rules">The rules that edges name by number.</param>
/// <param name="Notes">What a person should know of how the cluster was read.</param>
internal sealed record ConnectionGraph(
    string Origin, CoverageReport Coverage, IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges, IReadOnlyList<GraphRule> Rules, IReadOnlyList<string> Notes);

/// <summary>One end.</summary>
/// <param name="Id">A name that no other node has: <c>segment shop/web</c>, <c>shop/tools[Deployment]</c>, <c>203.0.113.0/24</c>.</param>
/// <param name="Kind">One of <see cref="NodeKinds"/>.</param>
/// <param name="Namespace">The namespace; null outside.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Type"><c>AppSegment</c>, the workload's kind, or what is outside.</param>
/// <param name="Pods">How many pods it has; workloads without pods count as one; 0 for a segment that selects none.</param>
/// <param name="Members">The first of them by name.</param>
/// <param name="Ingress">One of <see cref="Openness"/>; null outside.</param>
/// <param name="Egress">Likewise.</param>
/// <param name="Note">What else a person should know.</param>
internal sealed record GraphNode(
    string Id, string Kind, string? Namespace, string Name, string Type, int Pods, IReadOnlyList<string> Members, string? Ingress, string? Egress, string? Note)
{
    /// <summary>The open directions in words, <c>in, out</c>; empty where there is none.</summary>
    public string OpenWords() => string.Join(", ", new[] { Word(Ingress, "in"), Word(Egress, "out") }.Where(w => w.Length > 0));

    private static string Word(string? openness, string direction) => openness switch
    {
        Openness.Open => direction,
        Openness.Partly => $"{direction} (some pods)",
        _ => "",
    };
}

/// <summary>Values of <see cref="GraphNode.Kind"/>.</summary>
internal static class NodeKinds
{
    /// <summary>An AppSegment.</summary>
    public const string Segment = "segment";

    /// <summary>Pods of a workload that no segment selects.</summary>
    public const string Workload = "workload";

    /// <summary>A namespace, where segments are folded.</summary>
    public const string Namespace = "namespace";

    /// <summary>Addresses, whoever comes, or pods that are not among what was read.</summary>
    public const string Outside = "outside";
}

/// <summary>Values of <see cref="GraphNode.Ingress"/> and <see cref="GraphNode.Egress"/>.</summary>
internal static class Openness
{
    /// <summary>Every pod is isolated.</summary>
    public const string Isolated = "isolated";

    /// <summary>No pod is isolated.</summary>
    public const string Open = "open";

    /// <summary>Some pods are isolated.</summary>
    public const string Partly = "partly";

    /// <summary>On the host's network, where no policy reaches.</summary>
    public const string Unprotectable = "unprotectable";
}

/// <summary>What may pass from one node to another, or what one side asks for and the other does not admit.</summary>
/// <param name="From">The source's ID.</param>
/// <param name="To">The destination's ID.</param>
/// <param name="Ports">The ports, <c>TCP 80,443;UDP 53</c> or <c>All</c>.</param>
/// <param name="Waiting">Whether only one side allows it, so that nothing passes.</param>
/// <param name="Partly">Whether it is not the same for all pods of both ends.</param>
/// <param name="Egress">What lets it out of the source.</param>
/// <param name="Ingress">What lets it into the destination.</param>
/// <param name="Missing">What would let a waiting one pass.</param>
internal sealed record GraphEdge(string From, string To, string Ports, bool Waiting, bool Partly, EdgeSide Egress, EdgeSide Ingress, IReadOnlyList<Suggestion>? Missing);

/// <summary>What one side says to a connection.</summary>
/// <param name="Note">Why policies have no say there, or what is missing; null else.</param>
/// <param name="Rules">The rules that allow it, by their numbers in <see cref="ConnectionGraph.Rules"/>.</param>
internal sealed record EdgeSide(string? Note, IReadOnlyList<int> Rules);

/// <summary>A rule and where it comes from.</summary>
/// <param name="Origin">Policy, rule, resource, field and place.</param>
/// <param name="Ports">The rule's ports.</param>
/// <param name="Remarks">What the resource's author noted: description and expiry.</param>
internal sealed record GraphRule(RuleOrigin Origin, string Ports, IReadOnlyList<string> Remarks);
