using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>Pods of a namespace with equal labels and ports: the replicas of a workload, mostly. They differ in their addresses alone.</summary>
internal sealed class PodGroup(NamespaceScope scope, Endpoint example)
{
    private List<CompiledPolicy>? _policies;
    private (bool Ingress, bool Egress)? _isolated;

    /// <summary>One of the pods; it speaks for all where addresses do not count.</summary>
    public Endpoint Example => example;

    /// <summary>The pods.</summary>
    public List<Endpoint> Pods { get; } = [example];

    /// <summary>Whether the pods use the host's network.</summary>
    public bool IsHostNetwork => example.IsHostNetwork;

    /// <summary>The live policies that select the pods.</summary>
    public IReadOnlyList<CompiledPolicy> Policies => _policies ??= scope.Policies.FindAll(policy => policy.Selects(example));

    /// <summary>The live policies that isolate the pods in a direction.</summary>
    public IEnumerable<CompiledPolicy> Isolating(TrafficDirection direction) => Policies.Where(policy => policy.Isolates(direction));

    /// <summary>Whether any live policy isolates the pods in a direction.</summary>
    public bool IsIsolated(TrafficDirection direction)
    {
        _isolated ??= (Isolating(TrafficDirection.Ingress).Any(), Isolating(TrafficDirection.Egress).Any());
        return direction == TrafficDirection.Ingress ? _isolated.Value.Ingress : _isolated.Value.Egress;
    }

    /// <summary>Whether the rule admits every pod of the group as its other end.</summary>
    public bool IsMatchedBy(CompiledRule rule, NamespaceLabels namespaces)
    {
        if (rule.Peers is null)
            return true;
        foreach (var peer in rule.Peers)
            if (peer.Addresses is { } addresses ? Pods.TrueForAll(pod => pod.HasAddressIn(addresses)) : peer.Matches(example, namespaces))
                return true;
        return false;
    }
}
