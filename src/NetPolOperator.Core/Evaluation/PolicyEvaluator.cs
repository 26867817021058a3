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
    private readonly Dictionary<string, List<CompiledPolicy>> _policiesByNamespace;
    private readonly Dictionary<string, Endpoint> _endpoints;
    private readonly NamespaceLabels _namespaces;
    private readonly Lazy<ConnectionMatrix> _matrix;

    private PolicyEvaluator(NamespaceLabels namespaces, IReadOnlyList<Endpoint> endpoints, IReadOnlyList<CompiledPolicy> policies)
    {
        (_namespaces, Endpoints, Policies) = (namespaces, endpoints, policies);
        _policiesByNamespace = policies.GroupBy(policy => policy.Namespace, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        _endpoints = new Dictionary<string, Endpoint>(endpoints.Count, StringComparer.Ordinal);
        foreach (var endpoint in endpoints)
            _endpoints.TryAdd(endpoint.ToString(), endpoint);
        _matrix = new Lazy<ConnectionMatrix>(() => ConnectionMatrix.Build(endpoints, policies, namespaces));
    }

    /// <summary>The pods, then the workloads without pods, each sorted by name.</summary>
    public IReadOnlyList<Endpoint> Endpoints { get; }

    /// <summary>The policies, sorted by name.</summary>
    public IReadOnlyList<CompiledPolicy> Policies { get; }

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
        var withPods = endpoints.Select(endpoint => endpoint.Workload).ToHashSet();
        endpoints.Sort(CompareNames);
        endpoints.AddRange(workloads.Workloads.Where(workload => workload.Template is not null && !withPods.Contains(workload.Reference)).Select(Endpoint.OfTemplate));
        var compiled = policies.Select(CompiledPolicy.Of).ToList();
        compiled.Sort((left, right) => CompareNames(left.Namespace, left.Name, right.Namespace, right.Name));
        return new PolicyEvaluator(new NamespaceLabels(byName.GetValueOrDefault), endpoints, compiled);
    }

    /// <summary>The pod of that name, or null.</summary>
    public Endpoint? FindPod(string ns, string name) => _endpoints.GetValueOrDefault($"{ns}/{name}");

    /// <summary>An end of that workload: its first pod or, where it has none, its template; null where there is no such workload.</summary>
    public Endpoint? FindWorkload(WorkloadReference reference) => Endpoints.FirstOrDefault(endpoint => endpoint.Workload == reference);

    /// <summary>The policies that select a pod, whatever they isolate, sorted by name.</summary>
    public IReadOnlyList<CompiledPolicy> PoliciesOn(Endpoint end) => end.IsExternal
        ? []
        : [.. _policiesByNamespace.GetValueOrDefault(end.Namespace, []).Where(policy => policy.Selects(end))];

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

    private static ConnectionSet Allowed(DirectionVerdict verdict, Endpoint to) => verdict.IsIsolated
        ? verdict.AllowedBy.Aggregate(ConnectionSet.None, (allowed, rule) => allowed.Union(rule.Ports.On(to)))
        : ConnectionSet.All;

    private static int CompareNames(Endpoint left, Endpoint right) => CompareNames(left.Namespace, left.Name, right.Namespace, right.Name);

    private static int CompareNames(string leftNamespace, string leftName, string rightNamespace, string rightName)
    {
        var byNamespace = string.CompareOrdinal(leftNamespace, rightNamespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(leftName, rightName);
    }

    // The rules of all the policies that isolate one side are a union; the order of policies does not count.
    private DirectionVerdict Judge(TrafficDirection direction, Endpoint side, Endpoint other, Func<CompiledRule, bool> ports)
    {
        var isolating = PoliciesOn(side).Where(policy => policy.Isolates(direction)).ToList();
        var allowing = isolating.SelectMany(policy => policy.Rules(direction)!).Where(rule => ports(rule) && rule.Matches(other, _namespaces));
        return new DirectionVerdict(direction, isolating, [.. allowing]);
    }
}
