using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>
/// Finds what a resource isolates and what is open all the same, because its own policy is not live as rendered: not written yet,
/// gone, or changed by somebody whose change stands for now.
/// </summary>
public static class IsolationGaps
{
    /// <summary>What is open, one entry a direction; nothing where the policy is live as rendered.</summary>
    public static IReadOnlyList<IsolationGap> Find(EvaluationContext context, RenderedPolicy rendered, DesiredPolicies desired)
    {
        if (!rendered.IsValid)
            return [];
        var scope = context.In(rendered.Namespace);
        var own = scope.Own(rendered);
        if (scope.IsLive(own))
            return [];
        var pods = scope.Select(own.PodSelector);
        var live = scope.Find(own.Name) is { } found && Ownership.OwnerUidOf(found.Source) == rendered.Owner.Uid ? found : null;
        var others = desired.All.FindAll(policy => !ReferenceEquals(policy, own));
        var gaps = new List<IsolationGap>();
        foreach (var direction in (ReadOnlySpan<TrafficDirection>)[TrafficDirection.Ingress, TrafficDirection.Egress])
        {
            if (!own.Isolates(direction))
                continue;
            foreach (var group in pods.Count > 0 ? pods : [scope.Imagine(own.PodSelector)])
            {
                if (Of(own, live, others, direction, group, pods.Count > 0 ? group.Example : null) is not { } gap)
                    continue;
                gaps.Add(gap);
                break;
            }
        }

        return gaps;
    }

    private static IsolationGap? Of(
        CompiledPolicy own, CompiledPolicy? live, List<CompiledPolicy> others, TrafficDirection direction, PodGroup group, Endpoint? end)
    {
        if (!group.IsIsolated(direction))
            return new IsolationGap(own.Namespace, own.Name, direction.Name(), null);
        return live?.Rules(direction) is { } rules && group.Policies.Contains(live)
            && IsolationCheck.FirstWidening(own, others, rules, direction, end) is { } rule
            ? new IsolationGap(own.Namespace, own.Name, direction.Name(), rule.Field)
            : null;
    }
}

/// <summary>Something that a resource isolates and that is open.</summary>
/// <param name="Namespace">The namespace of the pods.</param>
/// <param name="Name">The name of the resource's policy.</param>
/// <param name="Direction">One of <see cref="Api.V1Alpha1.Directions"/>.</param>
/// <param name="Rule">The rule of the policy, as it is live, that opens it; null where no policy at all isolates the pods.</param>
public sealed record IsolationGap(string Namespace, string Name, string Direction, string? Rule)
{
    /// <summary>For people.</summary>
    public override string ToString() => Rule is null
        ? $"no policy isolates the pods for {Direction} in {Namespace}"
        : $"{Namespace}/{Name} as it is now opens {Direction} ({Rule})";
}
