using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>Pods of a namespace with equal labels and ports: the replicas of a workload, mostly. They differ in their addresses alone.</summary>
internal sealed class PodGroup(Endpoint example)
{
    private readonly List<CompiledRule>?[] _rules = new List<CompiledRule>?[2];

    /// <summary>The first of the pods by name, whatever order they came in; it speaks for all where addresses do not count.</summary>
    public Endpoint Example { get; private set; } = example;

    /// <summary>The pods.</summary>
    public List<Endpoint> Pods { get; } = [example];

    /// <summary>Whether the pods use the host's network.</summary>
    public bool IsHostNetwork => Example.IsHostNetwork;

    /// <summary>The live policies that select the pods, sorted by name.</summary>
    public List<CompiledPolicy> Policies { get; } = [];

    /// <summary>Adds a pod.</summary>
    public void Add(Endpoint pod)
    {
        Pods.Add(pod);
        if (string.CompareOrdinal(pod.Name, Example.Name) < 0)
            Example = pod;
    }

    /// <summary>Notes a live policy that selects the pods.</summary>
    public void Add(CompiledPolicy policy)
    {
        Policies.Add(policy);
        foreach (var direction in (ReadOnlySpan<TrafficDirection>)[TrafficDirection.Ingress, TrafficDirection.Egress])
            if (policy.Rules(direction) is { } rules)
                (_rules[(int)direction] ??= []).AddRange(rules);
    }

    /// <summary>The rules of all policies that isolate the pods in a direction; null where none does.</summary>
    public List<CompiledRule>? Rules(TrafficDirection direction) => _rules[(int)direction];

    /// <summary>Whether any live policy isolates the pods in a direction.</summary>
    public bool IsIsolated(TrafficDirection direction) => Rules(direction) is not null;

    /// <summary>Whether the rule admits every pod of the group as its other end.</summary>
    public bool IsMatchedBy(CompiledRule rule, NamespaceLabels namespaces) => rule.MatchesAll(Pods, namespaces);
}
