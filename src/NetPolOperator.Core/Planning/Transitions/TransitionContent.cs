using k8s.Models;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning.Transitions;

/// <summary>Makes policies that exist during a transition only.</summary>
internal static class TransitionContent
{
    /// <summary>A policy that isolates the given directions and allows what any of the versions allows in them.</summary>
    public static V1NetworkPolicySpec Union(V1LabelSelector selector, bool ingress, bool egress, IReadOnlyCollection<PolicyVersion> versions) => new()
    {
        PodSelector = selector,
        PolicyTypes = new Isolation(ingress, egress).PolicyTypes,
        Ingress = ingress ? OrNull(versions.Where(v => v.Ingress is not null).SelectMany(v => v.Spec.Ingress ?? [])
            .DistinctBy(r => CanonicalText.Rule(r.FromProperty, r.Ports)).OrderBy(r => CanonicalText.Rule(r.FromProperty, r.Ports), StringComparer.Ordinal)) : null,
        Egress = egress ? OrNull(versions.Where(v => v.Egress is not null).SelectMany(v => v.Spec.Egress ?? [])
            .DistinctBy(r => CanonicalText.Rule(r.To, r.Ports)).OrderBy(r => CanonicalText.Rule(r.To, r.Ports), StringComparer.Ordinal)) : null,
    };

    /// <summary>A policy object of an owner's with that content, marked as transitional.</summary>
    /// <param name="like">A policy of the owner.</param>
    /// <param name="name">The name.</param>
    /// <param name="spec">The content.</param>
    public static V1NetworkPolicy Object(V1NetworkPolicy like, string name, V1NetworkPolicySpec spec)
    {
        var annotations = new SortedDictionary<string, string>(like.Metadata.Annotations ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            [PolicyMetadata.TransitionAnnotation] = "true",
        };

        // Which field asks for a rule is told of what stays; its rules are others.
        annotations.Remove(PolicyMetadata.RulesAnnotation);
        var policy = new V1NetworkPolicy
        {
            ApiVersion = like.ApiVersion ?? $"{V1NetworkPolicy.KubeGroup}/{V1NetworkPolicy.KubeApiVersion}",
            Kind = V1NetworkPolicy.KubeKind,
            Metadata = like.Metadata with { Name = name, Annotations = annotations },
            Spec = spec,
        };
        annotations[PolicyMetadata.SpecHashAnnotation] = PolicyHash.Of(policy);
        return policy;
    }

    private static List<T>? OrNull<T>(IEnumerable<T> rules) => rules.ToList() is { Count: > 0 } some ? some : null;
}
