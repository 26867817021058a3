using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>Compares what may pass with and without one more policy.</summary>
internal sealed class PolicyChangePreview
{
    private readonly NamespaceLabels _namespaces;
    private readonly CompiledPolicy _policy;
    private readonly HashSet<PodGroup> _selected;
    private readonly Dictionary<PodGroup, ConnectionSet> _egressTo = [];
    private readonly Dictionary<PodGroup, ConnectionSet> _ingressFrom = [];
    private readonly List<CompiledRule> _egress;
    private readonly List<CompiledRule> _ingress;
    private readonly bool _namesPorts;

    public PolicyChangePreview(EvaluationContext context, CompiledPolicy policy)
    {
        (_namespaces, _policy) = (context.Labels, policy);
        _selected = [.. context.In(policy.Namespace).Select(policy.PodSelector)];
        (_egress, _ingress) = ([.. policy.Egress ?? []], [.. policy.Ingress ?? []]);
        _namesPorts = _ingress.Exists(rule => rule.Ports.Named.Count > 0);
    }

    /// <summary>Whether the policy selects any pod of the workload.</summary>
    public bool Concerns(WorkloadPods workload)
    {
        foreach (var (group, _) in workload.Groups)
            if (_selected.Contains(group))
                return true;
        return false;
    }

    /// <summary>What may pass now and no more with the policy, and whether anything that may pass now still may.</summary>
    public (ConnectionSet Lost, bool Stays) Compare(WorkloadPods from, WorkloadPods to)
    {
        var (now, then) = (ConnectionSet.None, ConnectionSet.None); // 'then' is a part of 'now'
        foreach (var (source, pods) in from.Groups)
            foreach (var (destination, _) in to.Groups)
            {
                // A pod always reaches itself: where there is no other, there is nothing to lose.
                if (ReferenceEquals(from, to) && ReferenceEquals(source, destination) && pods == 1)
                    continue;
                var (before, after) = Compare(source, destination);
                (now, then) = (now.Union(before), then.Union(after));
            }

        return (now.Subtract(then), !then.IsEmpty);
    }

    private (ConnectionSet Before, ConnectionSet After) Compare(PodGroup source, PodGroup destination)
    {
        var leaves = Allowed(source.Rules(TrafficDirection.Egress), destination, destination);
        var before = leaves.IsEmpty ? leaves : leaves.Intersect(Allowed(destination.Rules(TrafficDirection.Ingress), source, destination));
        // What is not possible now cannot be lost: isolation only takes away.
        if (before.IsEmpty)
            return (before, before);
        return (before, before.Intersect(EgressThen(source, destination)).Intersect(IngressThen(source, destination)));
    }

    // A pod that is isolated already keeps what it has: one more policy can only add to it.
    private ConnectionSet EgressThen(PodGroup source, PodGroup destination)
    {
        if (_policy.Egress is null || source.IsIsolated(TrafficDirection.Egress) || !_selected.Contains(source))
            return ConnectionSet.All;
        if (!_egressTo.TryGetValue(destination, out var allowed))
            _egressTo[destination] = allowed = Allowed(_egress, destination, destination);
        return allowed;
    }

    private ConnectionSet IngressThen(PodGroup source, PodGroup destination)
    {
        if (_policy.Ingress is null || destination.IsIsolated(TrafficDirection.Ingress) || !_selected.Contains(destination))
            return ConnectionSet.All;
        // Port names are the destination's: with any, the answer differs from one destination to the next.
        if (_namesPorts)
            return Allowed(_ingress, source, destination);
        if (!_ingressFrom.TryGetValue(source, out var allowed))
            _ingressFrom[source] = allowed = Allowed(_ingress, source, destination);
        return allowed;
    }

    private ConnectionSet Allowed(List<CompiledRule>? rules, PodGroup other, PodGroup destination)
    {
        if (rules is null)
            return ConnectionSet.All;
        var allowed = ConnectionSet.None;
        foreach (var rule in rules)
            if (other.IsMatchedBy(rule, _namespaces))
                allowed = allowed.Union(rule.Ports.On(destination.Example));
        return allowed;
    }
}
