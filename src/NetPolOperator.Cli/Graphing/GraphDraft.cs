using NetPolOperator.Cli.Explaining;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Matrix;

namespace NetPolOperator.Cli.Graphing;

/// <summary>What the finders of edges share: the cluster by classes, the nodes, and the edges found so far.</summary>
internal sealed class GraphDraft
{
    private readonly Dictionary<(string From, string To, bool Waiting), EdgeDraft> _edges = [];
    private readonly SortedDictionary<string, GraphNode> _outside = new(StringComparer.Ordinal);

    public GraphDraft(LoadedCluster cluster)
    {
        (Cluster, Provenance) = (cluster, new(cluster));
        Evaluator = ImaginedPods.Add(cluster);
        Catalog = new(cluster.View, Evaluator);
    }

    public LoadedCluster Cluster { get; }

    public PolicyProvenance Provenance { get; }

    public PolicyEvaluator Evaluator { get; }

    public NodeCatalog Catalog { get; }

    public ConnectionMatrix Matrix => Evaluator.Matrix;

    public IEnumerable<EdgeDraft> Edges => _edges.Values;

    /// <summary>Addresses and whoever comes, sorted.</summary>
    public IEnumerable<GraphNode> Outside => _outside.Values;

    /// <summary>The classes of pods.</summary>
    public IEnumerable<EndpointClass> Pods => Matrix.Classes.Where(c => !c.IsExternal);

    /// <summary>The edge between two nodes, made if it is not there yet.</summary>
    public EdgeDraft Edge(string from, string to, bool waiting, int expected) =>
        _edges.TryGetValue((from, to, waiting), out var edge) ? edge : _edges[(from, to, waiting)] = new(from, to, waiting) { Expected = expected };

    public EdgeDraft? FindEdge(string from, string to, bool waiting) => _edges.GetValueOrDefault((from, to, waiting));

    /// <summary>The ID of a node outside, made if it is not there yet.</summary>
    public string OutsideNode(string name, string type)
    {
        var id = Catalog.Contains(name) ? $"{name} (outside)" : name;
        _outside.TryAdd(id, new(id, NodeKinds.Outside, null, name, type, 0, [], null, null, null));
        return id;
    }

    /// <summary>Whether two pods of a node can meet: a pod alone reaches itself whatever policies say.</summary>
    public static bool HasPair(NodeDraft node) => node.Ends.Count > 1 || node.Ends.Exists(e => e.IsTemplate);

    /// <summary>The side of a connection that a direction's policies stand on.</summary>
    public static void Allow(EdgeDraft edge, TrafficDirection direction, IEnumerable<CompiledRule> rules) =>
        (direction == TrafficDirection.Egress ? edge.EgressRules : edge.IngressRules).UnionWith(rules);

    public static void Note(EdgeDraft edge, TrafficDirection direction, string? note)
    {
        if (direction == TrafficDirection.Egress) edge.EgressNote ??= note;
        else edge.IngressNote ??= note;
    }
}
