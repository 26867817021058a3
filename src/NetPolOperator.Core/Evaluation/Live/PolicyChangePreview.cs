using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>Compares what may pass with and without policies that are not written yet, at most one of them for each pod.</summary>
internal sealed class PolicyChangePreview
{
    private readonly NamespaceLabels _namespaces;
    private readonly AddedPolicy _own;
    private readonly Dictionary<PodGroup, AddedPolicy> _added = [];

    public PolicyChangePreview(EvaluationContext context, RenderedPolicy own, IReadOnlyList<RenderedPolicy> alongside)
    {
        _namespaces = context.Labels;
        _own = Add(context, own);
        foreach (var other in alongside)
            Add(context, other);
    }

    /// <summary>Whether the policy selects any pod of the workload.</summary>
    public bool Concerns(WorkloadPods workload) => workload.Groups.Exists(entry => _added.GetValueOrDefault(entry.Group) == _own);

    /// <summary>Whether one of the policies alongside selects any pod of the workload.</summary>
    public bool ConcernsAlongside(WorkloadPods workload) =>
        workload.Groups.Exists(entry => _added.TryGetValue(entry.Group, out var added) && added != _own);

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
    private ConnectionSet EgressThen(PodGroup source, PodGroup destination) =>
        source.IsIsolated(TrafficDirection.Egress) || !_added.TryGetValue(source, out var added) ? ConnectionSet.All : added.To(destination);

    private ConnectionSet IngressThen(PodGroup source, PodGroup destination) =>
        destination.IsIsolated(TrafficDirection.Ingress) || !_added.TryGetValue(destination, out var added) ? ConnectionSet.All : added.From(source, destination);

    private ConnectionSet Allowed(List<CompiledRule>? rules, PodGroup other, PodGroup destination) =>
        rules is null ? ConnectionSet.All : AddedPolicy.Allowed(rules, other, destination, _namespaces);

    private AddedPolicy Add(EvaluationContext context, RenderedPolicy rendered)
    {
        var scope = context.In(rendered.Namespace);
        var policy = scope.Own(rendered);
        var added = new AddedPolicy(policy, _namespaces);
        foreach (var group in scope.Select(policy.PodSelector))
            _added[group] = added;
        return added;
    }
}
