using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Selectors;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Rendering;

/// <summary>Turns a custom resource into its policy: pure, deterministic, fail closed.</summary>
public static class PolicyRenderer
{
    /// <summary>Renders a segment into its namespace.</summary>
    public static RenderedPolicy Render(AppSegment segment, IClusterView cluster, RenderSettings settings, DateTimeOffset now) =>
        Render(segment, new RenderScope(OwnerIdentity.Of(segment).Namespace, cluster, settings), now);

    /// <summary>Renders a baseline into one namespace; whether it matches there is <see cref="BaselineScope"/>'s to say.</summary>
    public static RenderedPolicy Render(NamespaceBaseline baseline, V1Namespace ns, IClusterView cluster, RenderSettings settings, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(ns);
        return Render(baseline, ns.Metadata.Name, new RenderScope(ns.Metadata.Name, cluster, settings), now);
    }

    internal static RenderedPolicy Render(AppSegment segment, RenderScope scope, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var owner = OwnerIdentity.Of(segment);
        var blank = Blank(owner, owner.Namespace, PolicyNames.OfSegment(owner.Name), segment.Spec, SpecValidator.Validate(segment));
        return blank.IsValid
            ? Render(blank, segment.Spec, segment.Spec.PodSelector!, Ports.DeclaredBy(segment.Spec.Ports), segment.Spec.AllowFrom, segment.Spec.AllowTo, scope, now) with { AsPeer = SegmentPeers.Of(segment) }
            : blank;
    }

    internal static RenderedPolicy Render(NamespaceBaseline baseline, string ns, RenderScope scope, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        var owner = OwnerIdentity.Of(baseline);
        var blank = Blank(owner, ns, PolicyNames.OfBaseline(owner.Name), baseline.Spec, SpecValidator.Validate(baseline));
        return blank.IsValid
            ? Render(blank, baseline.Spec, SelectorNormalizer.Everything, [], baseline.Spec.AllowFrom, baseline.Spec.AllowTo, scope, now)
            : blank;
    }

    private static RenderedPolicy Blank(OwnerIdentity owner, string ns, string name, PolicyOwnerSpec? spec, IReadOnlyList<Violation> violations) =>
        new() { Owner = owner, Namespace = ns, Name = name, Mode = spec?.Mode ?? Modes.Enforce, Violations = violations };

    private static RenderedPolicy Render(
        RenderedPolicy blank,
        PolicyOwnerSpec spec,
        V1LabelSelector pods,
        IReadOnlyList<DeclaredPort> declared,
        IList<IngressRule>? allowFrom,
        IList<EgressRule>? allowTo,
        RenderScope scope,
        DateTimeOffset now)
    {
        var isolation = Isolation.Of(spec);
        var renderer = new RuleRenderer(blank.Namespace, declared, isolation, scope, now);
        var outcomes = new List<RuleOutcome>((allowFrom?.Count ?? 0) + (allowTo?.Count ?? 0));
        var expiry = RenderAll(allowFrom, renderer, outcomes);
        var other = RenderAll(allowTo, renderer, outcomes);
        var dns = isolation.Egress && spec.Dns != DnsModes.None ? scope.Dns : null;
        return blank with
        {
            PodSelector = SelectorNormalizer.Normalize(pods),
            Isolation = isolation,
            Rules = outcomes,
            Dns = dns?.Outcome,
            Warnings = RenderWarnings.Of(outcomes, dns),
            NextExpiry = expiry is null || other < expiry ? other : expiry,
        };
    }

    private static DateTimeOffset? RenderAll<TRule>(IList<TRule>? rules, RuleRenderer renderer, List<RuleOutcome> outcomes)
        where TRule : Rule
    {
        DateTimeOffset? next = null;
        for (var i = 0; i < (rules?.Count ?? 0); i++)
        {
            outcomes.Add(renderer.Render(rules![i], i));
            if (RuleRenderer.ExpiryOf(rules[i]) is { } expiry && expiry > renderer.Now && (next is null || expiry < next))
            {
                next = expiry;
            }
        }

        return next;
    }
}
