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
    private readonly bool _namesPorts;

    public PolicyChangePreview(EvaluationContext context, CompiledPolicy policy)
    {
        (_namespaces, _policy) = (context.Labels, policy);
        _selected = [.. context.In(policy.Namespace).Select(policy.PodSelector)];
        _namesPorts = (policy.Ingress ?? []).Any(rule => rule.Ports.Named.Count > 0);
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
        var (now, then) = (ConnectionSet.None, ConnectionSet.None);
        foreach (var (source, pods) in from.Groups)
            foreach (var (destination, _) in to.Groups)
            {
                // A pod always reaches itself: where there is no other, there is nothing to lose.
                if (ReferenceEquals(from, to) && ReferenceEquals(source, destination) && pods == 1)
                    continue;
                var (before, after) = Compare(source, destination);
                (now, then) = (now.Union(before), then.Union(after));
            }

        return (now.Subtract(then), !now.Intersect(then).IsEmpty);
    }

    private (ConnectionSet Before, ConnectionSet After) Compare(PodGroup source, PodGroup destination)
    {
        var (leaves, leavesThen) = Egress(source, destination);
        var (arrives, arrivesThen) = Ingress(source, destination);
        return (leaves.Intersect(arrives), leavesThen.Intersect(arrivesThen));
    }

    private (ConnectionSet Before, ConnectionSet After) Egress(PodGroup source, PodGroup destination)
    {
        var isolated = source.IsIsolated(TrafficDirection.Egress);
        var before = isolated ? Allowed(source.Isolating(TrafficDirection.Egress), TrafficDirection.Egress, destination, destination) : ConnectionSet.All;
        if (_policy.Egress is null || !_selected.Contains(source))
            return (before, before);
        if (!_egressTo.TryGetValue(destination, out var more))
            _egressTo[destination] = more = Allowed([_policy], TrafficDirection.Egress, destination, destination);
        return (before, isolated ? before.Union(more) : more);
    }

    private (ConnectionSet Before, ConnectionSet After) Ingress(PodGroup source, PodGroup destination)
    {
        var isolated = destination.IsIsolated(TrafficDirection.Ingress);
        var before = isolated ? Allowed(destination.Isolating(TrafficDirection.Ingress), TrafficDirection.Ingress, source, destination) : ConnectionSet.All;
        if (_policy.Ingress is null || !_selected.Contains(destination))
            return (before, before);
        // Port names are the destination's: with any, the answer differs from one destination to the next.
        if (_namesPorts || !_ingressFrom.TryGetValue(source, out var more))
            _ingressFrom[source] = more = Allowed([_policy], TrafficDirection.Ingress, source, destination);
        return (before, isolated ? before.Union(more) : more);
    }

    private ConnectionSet Allowed(IEnumerable<CompiledPolicy> policies, TrafficDirection direction, PodGroup other, PodGroup destination)
    {
        var allowed = ConnectionSet.None;
        foreach (var policy in policies)
            foreach (var rule in policy.Rules(direction)!)
                if (other.IsMatchedBy(rule, _namespaces))
                    allowed = allowed.Union(rule.Ports.On(destination.Example));
        return allowed;
    }
}
