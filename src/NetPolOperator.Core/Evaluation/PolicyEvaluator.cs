using System.Collections.Concurrent;
using k8s.Models;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Matrix;
using NetPolOperator.Core.Evaluation.Ports;
using NetPolOperator.Core.Evaluation.Workloads;

namespace NetPolOperator.Core.Evaluation;

/// <summary>
/// Answers who may connect to whom, exactly as the NetworkPolicy API means it: single questions from the policies directly, all
/// pairs through <see cref="Matrix"/>, where ends that no policy can tell apart are evaluated once. Immutable.
/// </summary>
public sealed class PolicyEvaluator
{
    private readonly NamespaceLabels _namespaces;
    private readonly Dictionary<string, List<V1NetworkPolicy>> _policies;
    private readonly ConcurrentDictionary<string, IReadOnlyList<CompiledPolicy>> _compiled = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<CompiledPolicy>> _allCompiled;
    private readonly Lazy<IReadOnlyList<Endpoint>> _endpoints;
    private readonly Lazy<Dictionary<(string Namespace, string Name), Endpoint>> _pods;
    private readonly Lazy<ConnectionMatrix> _matrix;

    // One question needs the policies of two namespaces and no order: whatever needs more is worked out on first use.
    private PolicyEvaluator(NamespaceLabels namespaces, List<Endpoint> pods, WorkloadCatalog workloads, IEnumerable<V1NetworkPolicy> policies)
    {
        _namespaces = namespaces;
        _policies = policies.GroupBy(policy => NamespaceLabels.NameOf(policy.Metadata), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderBy(policy => policy.Metadata?.Name, StringComparer.Ordinal).ToList(), StringComparer.Ordinal);
        _allCompiled = new(() => [.. _policies.Keys.Order(StringComparer.Ordinal).SelectMany(PoliciesIn)]);
        _pods = new(() => IndexPods(pods));
        _endpoints = new(() => [.. pods.OrderBy(pod => pod.Namespace, StringComparer.Ordinal).ThenBy(pod => pod.Name, StringComparer.Ordinal), .. Podless(pods, workloads)]);
        _matrix = new(() => ConnectionMatrix.Build(Endpoints, Policies, namespaces));
    }

    /// <summary>The pods, then the workloads without pods, each sorted by name.</summary>
    public IReadOnlyList<Endpoint> Endpoints => _endpoints.Value;

    /// <summary>The policies, sorted by name.</summary>
    public IReadOnlyList<CompiledPolicy> Policies => _allCompiled.Value;

    /// <summary>All pairs; built on first use.</summary>
    public ConnectionMatrix Matrix => _matrix.Value;

    /// <summary>Evaluates what a view holds.</summary>
    public static PolicyEvaluator FromView(IClusterView view, WorkloadCatalog? workloads = null)
    {
        var names = view.Namespaces.Select(ns => ns.Metadata.Name).ToList();
        return Create(view.Namespaces, names.SelectMany(view.PodsIn), names.SelectMany(view.PoliciesIn), workloads);
    }

    /// <summary>Evaluates the given objects. Namespaces without an object of their own count as unlabelled.</summary>
    public static PolicyEvaluator Create(
        IEnumerable<V1Namespace> namespaces, IEnumerable<V1Pod> pods, IEnumerable<V1NetworkPolicy> policies, WorkloadCatalog? workloads = null)
    {
        workloads ??= WorkloadCatalog.Empty;
        var byName = new Dictionary<string, V1Namespace>(StringComparer.Ordinal);
        foreach (var ns in namespaces)
            byName[ns.Metadata?.Name ?? string.Empty] = ns;
        var endpoints = pods.Select(pod => Endpoint.OfPod(pod, workloads)).ToList();
        return new PolicyEvaluator(new NamespaceLabels(byName.GetValueOrDefault), endpoints, workloads, policies);
    }

    /// <summary>The pod of that name, or null.</summary>
    public Endpoint? FindPod(string ns, string name) => _pods.Value.GetValueOrDefault((ns, name));

    /// <summary>An end of that workload: its first pod or, where it has none, its template; null where there is no such workload.</summary>
    public Endpoint? FindWorkload(WorkloadReference reference) => Endpoints.FirstOrDefault(endpoint => endpoint.Workload == reference);

    /// <summary>The policies that select a pod, whatever they isolate, sorted by name.</summary>
    public IReadOnlyList<CompiledPolicy> PoliciesOn(Endpoint end) => end.IsExternal
        ? []
        : [.. PoliciesIn(end.Namespace).Where(policy => policy.Selects(end))];

    /// <summary>Whether one end may connect to another on a port, and which policies and rules say so.</summary>
    public Verdict Evaluate(Endpoint from, Endpoint to, TransportProtocol protocol, int port) => new(
        from.IsSame(to),
        Judge(TrafficDirection.Egress, from, to, rule => rule.Ports.Contains(protocol, port, to)),
        Judge(TrafficDirection.Ingress, to, from, rule => rule.Ports.Contains(protocol, port, to)));

    /// <summary>All that may pass from one end to another.</summary>
    public ConnectionSet Connections(Endpoint from, Endpoint to)
    {
        if (from.IsSame(to))
            return ConnectionSet.All;
        var egress = Allowed(Judge(TrafficDirection.Egress, from, to, _ => true), to);
        return egress.IsEmpty ? egress : egress.Intersect(Allowed(Judge(TrafficDirection.Ingress, to, from, _ => true), to));
    }

    private static List<Endpoint> Podless(List<Endpoint> pods, WorkloadCatalog workloads)
    {
        if (workloads.Workloads.Count == 0)
            return [];
        var withPods = pods.Select(pod => pod.Workload).ToHashSet();
        return [.. workloads.Workloads.Where(workload => workload.Template is not null && !withPods.Contains(workload.Reference)).Select(Endpoint.OfTemplate)];
    }

    private static Dictionary<(string Namespace, string Name), Endpoint> IndexPods(List<Endpoint> endpoints)
    {
        var pods = new Dictionary<(string Namespace, string Name), Endpoint>(endpoints.Count);
        foreach (var endpoint in endpoints)
            pods.TryAdd((endpoint.Namespace, endpoint.Name), endpoint);
        return pods;
    }

    private static ConnectionSet Allowed(DirectionVerdict verdict, Endpoint to) => verdict.IsIsolated
        ? verdict.AllowedBy.Aggregate(ConnectionSet.None, (allowed, rule) => allowed.Union(rule.Ports.On(to)))
        : ConnectionSet.All;

    private IReadOnlyList<CompiledPolicy> PoliciesIn(string ns) =>
        _compiled.GetOrAdd(ns, name => [.. _policies.GetValueOrDefault(name, []).Select(CompiledPolicy.Of)]);

    // The rules of all the policies that isolate one side are a union; the order of policies does not count.
    private DirectionVerdict Judge(TrafficDirection direction, Endpoint side, Endpoint other, Func<CompiledRule, bool> ports)
    {
        var isolating = PoliciesOn(side).Where(policy => policy.Isolates(direction)).ToList();
        var allowing = isolating.SelectMany(policy => policy.Rules(direction)!).Where(rule => ports(rule) && rule.Matches(other, _namespaces));
        return new DirectionVerdict(direction, isolating, [.. allowing]);
    }
}
