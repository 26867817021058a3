using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>
/// Finds policies of others that open what a resource isolates: they select at least one of its pods (where it has none yet: could
/// select one) and allow something that no policy of ours for these pods allows. An allow anywhere beats every deny.
/// </summary>
public static class IsolationCheck
{
    /// <summary>The policies that open it, one entry for each policy and direction, with the first rule that does.</summary>
    /// <param name="context">The live objects.</param>
    /// <param name="rendered">What the resource isolates. Its own policy, if it is not live as rendered, is <see cref="IsolationGaps"/>' matter.</param>
    /// <param name="desired">What is to be in force in its namespace.</param>
    public static IReadOnlyList<WideningPolicy> WidenedBy(EvaluationContext context, RenderedPolicy rendered, DesiredPolicies desired)
    {
        if (!rendered.IsValid || desired.Others.Count == 0)
            return [];
        var scope = context.In(rendered.Namespace);
        var own = scope.Own(rendered);
        var others = desired.All.FindAll(policy => !ReferenceEquals(policy, own));
        var found = new List<WideningPolicy>();
        foreach (var policy in desired.Others)
        {
            if (policy.Name != own.Name || Ownership.OwnerUidOf(policy.Source) != rendered.Owner.Uid)
                Check(scope, own, others, policy, found);
        }

        return found;
    }

    private static void Check(NamespaceScope scope, CompiledPolicy own, List<CompiledPolicy> others, CompiledPolicy foreign, List<WideningPolicy> found)
    {
        foreach (var direction in (ReadOnlySpan<TrafficDirection>)[TrafficDirection.Ingress, TrafficDirection.Egress])
        {
            if (!own.Isolates(direction) || foreign.Rules(direction) is not { Count: > 0 } rules)
                continue;
            var widening = Ends(scope, own, foreign).Select(end => FirstWidening(own, others, rules, direction, end)).FirstOrDefault(rule => rule is not null);
            if (widening is not null)
                found.Add(new WideningPolicy { Namespace = foreign.Namespace, Name = foreign.Name, Direction = direction.Name(), Rule = widening.Field });
        }
    }

    // The pods that both select; a null stands for pods to come.
    private static IEnumerable<Endpoint?> Ends(NamespaceScope scope, CompiledPolicy own, CompiledPolicy foreign)
    {
        var groups = scope.Select(own.PodSelector);
        if (groups.Count > 0)
            return groups.Where(group => group.Policies.Contains(foreign)).Select(group => group.Example);
        return own.PodSelector.Overlaps(foreign.PodSelector) ? [null] : [];
    }

    /// <summary>The first rule that allows something which no policy of ours for the pods allows; null for none.</summary>
    /// <param name="own">The resource's policy, as rendered.</param>
    /// <param name="others">Our other policies.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="direction">Their direction.</param>
    /// <param name="end">The pods; null for pods to come.</param>
    internal static CompiledRule? FirstWidening(
        CompiledPolicy own, List<CompiledPolicy> others, IReadOnlyList<CompiledRule> rules, TrafficDirection direction, Endpoint? end)
    {
        // Without pods, another policy of ours counts only if it is sure to select them.
        var ours = others.Where(policy => end is null ? policy.PodSelector.Covers(own.PodSelector) : policy.PodSelector.Matches(end.Labels))
            .Prepend(own).SelectMany(policy => policy.Rules(direction) ?? []).ToList();
        return rules.FirstOrDefault(rule => !RuleCoverage.Covers(ours, rule, direction == TrafficDirection.Ingress ? end : null));
    }
}
