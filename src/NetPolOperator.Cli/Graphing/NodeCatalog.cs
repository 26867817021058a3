using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Matrix;
using NetPolOperator.Core.Evaluation.Workloads;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Cli.Graphing;

/// <summary>Finds the nodes: every segment, and the workloads with pods that no segment selects.</summary>
internal sealed class NodeCatalog
{
    private const int ShownMembers = 50;

    private readonly Dictionary<Endpoint, List<NodeDraft>> _nodesOf = new(ReferenceEqualityComparer.Instance);
    private readonly SortedDictionary<string, NodeDraft> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<int, IReadOnlyList<NodeDraft>> _byClass = [];
    private readonly PolicyEvaluator _evaluator;

    public NodeCatalog(IClusterView view, PolicyEvaluator evaluator)
    {
        _evaluator = evaluator;
        var segments = view.Namespaces.Select(ns => ns.Metadata.Name)
            .ToDictionary(ns => ns, ns => view.SegmentsIn(ns).OrderBy(s => s.Metadata.Name, StringComparer.Ordinal).ToList(), StringComparer.Ordinal);
        foreach (var segment in segments.Values.SelectMany(s => s)) Find($"segment {segment.Metadata.NamespaceProperty ?? "default"}/{segment.Metadata.Name}").Segment = segment;
        foreach (var end in evaluator.Endpoints) Add(end, segments.GetValueOrDefault(end.Namespace, []));
        foreach (var ends in evaluator.Matrix.Classes.Where(c => !c.IsExternal))
        {
            _byClass[ends.Index] = [.. ends.Endpoints.SelectMany(e => _nodesOf[e]).Distinct()];
            foreach (var node in _byClass[ends.Index]) node.Classes.Add(ends);
        }
    }

    /// <summary>The nodes, sorted by namespace and name.</summary>
    public IEnumerable<GraphNode> Nodes => _nodes.Values.Select(ToNode).OrderBy(n => n.Namespace, StringComparer.Ordinal)
        .ThenBy(n => n.Name, StringComparer.Ordinal).ThenBy(n => n.Id, StringComparer.Ordinal);

    /// <summary>Whether a node has that ID.</summary>
    public bool Contains(string id) => _nodes.ContainsKey(id);

    /// <summary>The nodes that the ends of a class belong to.</summary>
    public IReadOnlyList<NodeDraft> Of(EndpointClass ends) => _byClass[ends.Index];

    private void Add(Endpoint end, List<AppSegment> segments)
    {
        // A pod of the host's network has its segment's labels and none of its protection.
        var ids = end.IsHostNetwork ? [] : segments.Where(s => LabelSelectors.Matches(s.Spec?.PodSelector, end.Labels)).Select(s => $"segment {end.Namespace}/{s.Metadata.Name}").ToList();
        if (ids.Count == 0) ids = [IdOf(end)];
        _nodesOf[end] = ids.ConvertAll(Find);
        foreach (var node in _nodesOf[end]) node.Ends.Add(end);
    }

    // Pods that nothing owns are one node as long as they have the same labels: there may be thousands of them.
    private static string IdOf(Endpoint end) => end.Workload.Kind == WorkloadReference.PodKind
        ? $"pods {SelectorText.Of(end.Labels)} in {end.Namespace}{(end.IsHostNetwork ? " on the host's network" : "")}"
        : end.Workload.ToString();

    private NodeDraft Find(string id) => _nodes.TryGetValue(id, out var node) ? node : _nodes[id] = new(id);

    private GraphNode ToNode(NodeDraft node)
    {
        var real = node.Ends.Where(e => !ImaginedPods.Includes(e)).ToList();
        var segment = node.Segment;
        return new(
            node.Id, segment != null ? NodeKinds.Segment : NodeKinds.Workload,
            segment?.Metadata.NamespaceProperty ?? node.Ends.FirstOrDefault()?.Namespace ?? "default",
            segment?.Metadata.Name ?? NameOf(node), segment != null ? AppSegment.KindName : node.Ends[0].Workload.Kind, real.Count,
            [.. real.Take(ShownMembers).Select(e => e.Name)], Openness(node, TrafficDirection.Ingress), Openness(node, TrafficDirection.Egress), Note(node, real.Count));
    }

    private static string NameOf(NodeDraft node) => node.Ends is [{ Workload.Kind: WorkloadReference.PodKind } first, _, ..]
        ? first.Labels is { Count: > 0 } labels ? SelectorText.Of(labels) : "pods without labels"
        : node.Ends[0].Workload.Name;

    private string Openness(NodeDraft node, TrafficDirection direction)
    {
        if (node.Ends.TrueForAll(e => e.IsHostNetwork) && node.Ends.Count > 0) return Graphing.Openness.Unprotectable;
        var open = node.Classes.Count(c => _evaluator.Matrix.RulesOf(c, direction) == null);
        return open == 0 ? Graphing.Openness.Isolated : open == node.Classes.Count ? Graphing.Openness.Open : Graphing.Openness.Partly;
    }

    private static string? Note(NodeDraft node, int pods)
    {
        if (node.Segment == null) return node.Ends.TrueForAll(e => e.IsHostNetwork) ? "on the host's network, where no policy reaches" : null;
        if (node.Segment.Spec?.Mode == Modes.Audit) return "in mode Audit: nothing of it is enforced";
        return pods == 0 ? "no pod yet: shown as its selector describes one" : null;
    }
}

/// <summary>A node while the graph is built.</summary>
internal sealed class NodeDraft(string id)
{
    /// <summary>The node's ID.</summary>
    public string Id { get; } = id;

    /// <summary>The segment; null for a workload.</summary>
    public AppSegment? Segment { get; set; }

    /// <summary>Its pods.</summary>
    public List<Endpoint> Ends { get; } = [];

    /// <summary>The classes that its pods are in.</summary>
    public List<EndpointClass> Classes { get; } = [];
}
