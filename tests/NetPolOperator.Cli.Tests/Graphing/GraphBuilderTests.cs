using NetPolOperator.Cli.Graphing;
using NetPolOperator.Cli.Tests.Conformance;
using NetPolOperator.Cli.Tests.Running;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Cli.Tests.Graphing;

/// <summary>The graph says what the evaluator says: no connection more, and none less but where nobody has decided anything.</summary>
public class GraphBuilderTests
{
    public static TheoryData<string> Cases => ConnectionsConformanceTests.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Edges_BetweenPods_SayWhatTheEvaluatorSays(string name)
    {
        var (evaluator, graph, ends) = Load(name);
        var edges = graph.Edges.ToLookup(e => (e.From, e.To));
        foreach (var from in ends.Keys)
            foreach (var to in ends.Keys)
            {
                var actual = Union(evaluator, ends[from], ends[to]);
                if (edges[(from, to)].FirstOrDefault(e => !e.Waiting) is { } edge) Assert.Equal(actual.ToString(), edge.Ports);
                else AssertDecidedByNobody(evaluator, graph, (from, ends[from]), (to, ends[to]));
                if (edges[(from, to)].FirstOrDefault(e => e.Waiting) is { } waiting) Assert.True(ConnectionSet.Parse(waiting.Ports).Intersect(actual).IsEmpty, $"{from} to {to} passes");
            }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Edges_ToAndFromAddresses_SayWhatTheEvaluatorSays(string name)
    {
        var (evaluator, graph, ends) = Load(name);
        foreach (var range in evaluator.Matrix.Ranges)
            foreach (var address in new[] { range.First, range.Last })
                foreach (var (id, pods) in ends)
                {
                    var outside = Endpoint.OfAddress(address);
                    if (pods.TrueForAll(p => IsIsolated(evaluator, p, TrafficDirection.Egress)))
                        Assert.Equal(Union(evaluator, pods, [outside]), Told(graph.Edges.Where(e => e.From == id && Holds(e.To, address))));
                    if (pods.TrueForAll(p => IsIsolated(evaluator, p, TrafficDirection.Ingress)))
                        Assert.Equal(Union(evaluator, [outside], pods), Told(graph.Edges.Where(e => e.To == id && Holds(e.From, address))));
                }
    }

    [Fact]
    public void Nodes_OfThousandsOfPods_AreAsManyAsSegmentsAndWorkloads()
    {
        var folder = Directory.CreateTempSubdirectory("netpol-graph-");
        var yaml = string.Concat(Enumerable.Range(0, 3000).Select(i => $"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: p-{i}, namespace: n, labels: {{app: a{i % 3}}}}}\nspec: {{containers: [{{name: c}}]}}\n"));
        File.WriteAllText(Path.Combine(folder.FullName, "pods.yaml"), yaml);
        var (_, graph) = Graphs.Build(folder.FullName, "pods.yaml");
        folder.Delete(recursive: true);
        Assert.Equal([("app=a0", 1000), ("app=a1", 1000), ("app=a2", 1000)], graph.Nodes.Select(n => (n.Name, n.Pods)));
        Assert.All(graph.Nodes, n => Assert.Equal(("in, out", 50), (n.OpenWords(), n.Members.Count)));
    }

    private static (PolicyEvaluator Evaluator, ConnectionGraph Graph, Dictionary<string, List<Endpoint>> Ends) Load(string name)
    {
        var (cluster, graph) = Graphs.Build(Path.Combine(Repository.Conformance, name), "manifests.yaml");
        var evaluator = cluster.Evaluator;
        // A pod is on the host's network or not: of two pods of one name and namespace there is but one.
        var ends = graph.Nodes.Where(n => n.Namespace != null).ToDictionary(n => n.Id, n => evaluator.Endpoints.Where(e => e.Namespace == n.Namespace && n.Members.Contains(e.Name) && (n.Type == "Pod" || e.Workload.Kind == n.Type)).ToList());
        Assert.Equal(evaluator.Endpoints.Count, ends.Values.Sum(e => e.Count));
        return (evaluator, graph, ends);
    }

    private static ConnectionSet Union(PolicyEvaluator evaluator, List<Endpoint> from, List<Endpoint> to) =>
        from.SelectMany(f => to.Where(t => !f.IsSame(t)).Select(t => evaluator.Connections(f, t))).Aggregate(ConnectionSet.None, (all, c) => all.Union(c));

    // What passes without an edge passes by rules for everyone, which have edges of their own, or because neither side is isolated.
    private static void AssertDecidedByNobody(PolicyEvaluator evaluator, ConnectionGraph graph, (string Id, List<Endpoint> Ends) from, (string Id, List<Endpoint> Ends) to)
    {
        foreach (var (source, destination) in from.Ends.SelectMany(f => to.Ends.Where(t => !f.IsSame(t)).Select(t => (f, t))))
        {
            var passes = evaluator.Connections(source, destination);
            if (IsIsolated(evaluator, source, TrafficDirection.Egress)) AssertGeneral(graph.Edges.Where(e => e.From == from.Id), e => e.To, passes, destination);
            if (IsIsolated(evaluator, destination, TrafficDirection.Ingress)) AssertGeneral(graph.Edges.Where(e => e.To == to.Id), e => e.From, passes, destination);
        }
    }

    private static void AssertGeneral(IEnumerable<GraphEdge> edges, Func<GraphEdge, string> other, ConnectionSet passes, Endpoint destination) =>
        Assert.True(Told(edges.Where(e => other(e) is "Anyone" or "Any pod"), destination).Covers(passes), $"{passes} has no edge");

    // Names of ports mean something on a pod only.
    private static ConnectionSet Told(IEnumerable<GraphEdge> edges, Endpoint? destination = null) => edges.Where(e => !e.Waiting).SelectMany(e => e.Ports.Split(';'))
        .Select(part => ConnectionSet.TryParse(part, out var numbers) ? numbers : destination == null ? ConnectionSet.None : Resolve(part.Split(' '), destination))
        .Aggregate(ConnectionSet.None, (all, ports) => all.Union(ports));

    private static ConnectionSet Resolve(string[] part, Endpoint destination)
    {
        Assert.True(TransportProtocols.TryParse(part[0], out var protocol));
        return destination.Resolve(new NamedPort(part[1], protocol));
    }

    private static bool IsIsolated(PolicyEvaluator evaluator, Endpoint end, TrafficDirection direction) => evaluator.PoliciesOn(end).Any(p => p.Isolates(direction));

    private static bool Holds(string id, IpAddress address)
    {
        if (id == "Anyone") return true;
        var parts = id.Split(" except ");
        Assert.DoesNotContain(" more", id, StringComparison.Ordinal);
        return Blocks(parts[0]).Any(b => b.Contains(address)) && !(parts.Length > 1 && Blocks(parts[1]).Any(b => b.Contains(address)));
    }

    private static IEnumerable<IpRange> Blocks(string list) => list.Split(", ").Select(t => IpRange.TryParseCidr(t, out var range) ? range : (IpRange?)null).OfType<IpRange>();
}
