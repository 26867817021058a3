using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>
/// All pairs, by classes of ends that no policy can tell apart. Nothing of it is kept but the classes: each enumeration computes its
/// rows as it goes, so a matrix may be enumerated by several threads, and in little memory.
/// </summary>
public sealed class ConnectionMatrix
{
    private readonly ClassModel _model;

    private ConnectionMatrix(ClassModel model, IReadOnlyList<Endpoint> endpoints)
    {
        _model = model;
        Endpoints = endpoints;
        Ranges = [.. model.Classes.SelectMany(item => item.Ranges).OrderBy(range => range.First)];
    }

    /// <summary>The classes: of pods and, last, of addresses.</summary>
    public IReadOnlyList<EndpointClass> Classes => _model.Classes;

    /// <summary>The pods, then the workloads without pods.</summary>
    public IReadOnlyList<Endpoint> Endpoints { get; }

    /// <summary>The whole address space, IPv4 and IPv6, cut into the ranges that policies distinguish.</summary>
    public IReadOnlyList<IpRange> Ranges { get; }

    /// <summary>The pairs of classes between which anything may pass, in the order of sources.</summary>
    public IEnumerable<ClassConnection> ClassConnections() => Classes.Count == 0 ? [] : Enumerate(Classes);

    /// <summary>What one class may send.</summary>
    public IEnumerable<ClassConnection> ConnectionsFrom(EndpointClass from) => Enumerate([from]);

    /// <summary>The rules of all policies that isolate a class in a direction; null where none does, and everything may pass.</summary>
    public IReadOnlyList<CompiledRule>? RulesOf(EndpointClass ends, TrafficDirection direction)
    {
        var profiles = direction == TrafficDirection.Ingress ? _model.Ingress : _model.Egress;
        return profiles[ends.Index] == Profiles.Open ? null : profiles.All[profiles[ends.Index]].Rules;
    }

    /// <summary>Whether the ends of a class may be at the other end of a rule.</summary>
    public bool Matches(CompiledRule rule, EndpointClass ends) => rule.Peers is null || _model.Peers[rule][ends.Index];

    /// <summary>The classes that may be at the other end of a rule.</summary>
    public IEnumerable<EndpointClass> PeersOf(CompiledRule rule) => Classes.Where(ends => Matches(rule, ends));

    /// <summary>The pairs of pods, of workloads without pods, and of addresses outside, sorted; a pod with itself only if asked for.</summary>
    public IEnumerable<PeerConnection> ByPod(bool includeSelf = false) => new PodPairs(_model, this).Enumerate(includeSelf);

    /// <summary>The pairs of workloads and of addresses outside, sorted: all that any pod of the one may send to any pod of the other.</summary>
    public IEnumerable<PeerConnection> ByWorkload(bool includeSelf = false) => new WorkloadPairs(_model, this).Enumerate(includeSelf);

    internal ClassModel Model => _model;

    internal static ConnectionMatrix Build(IReadOnlyList<Endpoint> endpoints, IReadOnlyList<CompiledPolicy> policies, NamespaceLabels namespaces) =>
        new(new ClassModelBuilder(endpoints, policies, namespaces).Build(), endpoints);

    private IEnumerable<ClassConnection> Enumerate(IReadOnlyList<EndpointClass> sources)
    {
        var rows = new RowCalculator(_model);
        var row = new List<(int To, int Connections)>();
        foreach (var from in sources)
        {
            rows.Compute(from.Index, row);
            foreach (var (to, connections) in row)
                yield return new ClassConnection(from, Classes[to], rows[connections]);
        }
    }
}
