using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Workloads;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Linting;

/// <summary>Everything that the checks look at. What is costly is computed when a check first asks for it.</summary>
public sealed class LintContext
{
    private readonly Lazy<PolicyEvaluator> _evaluator;
    private readonly Lazy<IReadOnlyList<RenderedPolicy>> _rendered;
    private readonly Dictionary<string, Dictionary<string, string>> _namespaceLabels;

    /// <summary>Prepares to check these objects.</summary>
    /// <param name="targets">The objects, those of unread kinds too.</param>
    /// <param name="settings">What rendering takes from the operator's settings.</param>
    /// <param name="now">The time at which <c>expiresAt</c> is judged.</param>
    public LintContext(IReadOnlyList<LintTarget> targets, RenderSettings settings, DateTimeOffset now)
    {
        (Targets, Settings, Now) = (targets, settings, now);
        var objects = targets.Select(t => t.Value).OfType<k8s.IKubernetesObject<V1ObjectMeta>>().Where(o => o.Metadata.Name is { Length: > 0 })
            // Of the same object twice the first counts: the second is often a patch of it.
            .DistinctBy(o => (o.GetType(), o.Metadata.NamespaceProperty, o.Metadata.Name)).ToList();
        View = ClusterSnapshot.From(objects);
        AllPolicies = [.. targets.Where(t => t.Value is V1NetworkPolicy).Select(t => new PolicyTarget(t, (V1NetworkPolicy)t.Value!))];
        // What was not read as it was written cannot be judged by its meaning.
        Policies = [.. AllPolicies.Where(p => p.Target.Manifest is not { Errors.Count: > 0 })];
        Sites = [.. Policies.SelectMany(p => RuleSite.Of(p.Target, p.Policy))];
        Segments = [.. targets.Where(t => t.Value is AppSegment).Select(t => new ResourceTarget<AppSegment>(t, (AppSegment)t.Value!))];
        Baselines = [.. targets.Where(t => t.Value is NamespaceBaseline).Select(t => new ResourceTarget<NamespaceBaseline>(t, (NamespaceBaseline)t.Value!))];
        var workloads = WorkloadCatalog.From(objects);
        Bare = PolicyEvaluator.Create(View.Namespaces, View.Namespaces.SelectMany(n => View.PodsIn(n.Metadata.Name)), [], workloads);
        Pods = [.. Bare.Endpoints.Select(e => new LintPod(e))];
        _namespaceLabels = View.Namespaces.ToDictionary(n => n.Metadata.Name, n => NamespaceLabels(n.Metadata), StringComparer.Ordinal);
        foreach (var ns in Pods.Select(p => p.Namespace)) _namespaceLabels.TryAdd(ns, NamespaceLabels(new V1ObjectMeta { Name = ns }));
        Index = new LintPodIndex(Pods, _namespaceLabels);
        _rendered = new(() => [.. RenderAll()]);
        _evaluator = new(() => PolicyEvaluator.Create(View.Namespaces, View.Namespaces.SelectMany(n => View.PodsIn(n.Metadata.Name)),
            View.Namespaces.SelectMany(n => View.PoliciesIn(n.Metadata.Name)).Concat(Effective), workloads));
    }

    internal IReadOnlyList<LintTarget> Targets { get; }

    internal RenderSettings Settings { get; }

    internal DateTimeOffset Now { get; }

    internal ClusterSnapshot View { get; }

    /// <summary>The policies, misread ones too.</summary>
    internal IReadOnlyList<PolicyTarget> AllPolicies { get; }

    /// <summary>The policies that were read as they were written.</summary>
    internal IReadOnlyList<PolicyTarget> Policies { get; }

    /// <summary>The rules of all policies.</summary>
    internal IReadOnlyList<RuleSite> Sites { get; }

    internal IReadOnlyList<ResourceTarget<AppSegment>> Segments { get; }

    internal IReadOnlyList<ResourceTarget<NamespaceBaseline>> Baselines { get; }

    /// <summary>The pods, without any policy.</summary>
    internal PolicyEvaluator Bare { get; }

    internal IReadOnlyList<LintPod> Pods { get; }

    /// <summary>The pods by what policies ask for.</summary>
    internal LintPodIndex Index { get; }

    /// <summary>What the custom resources render to, Audit mode included.</summary>
    internal IReadOnlyList<RenderedPolicy> Rendered => _rendered.Value;

    /// <summary>The rendered policies that count: Audit mode writes none.</summary>
    internal IEnumerable<V1NetworkPolicy> Effective => Rendered.Where(r => r.Mode != Modes.Audit).Select(r => r.Policy).OfType<V1NetworkPolicy>();

    /// <summary>The pods under all policies, rendered ones too.</summary>
    internal PolicyEvaluator Evaluator => _evaluator.Value;

    /// <summary>Whether pods were given at all: policies alone are no reason to say that they select nothing.</summary>
    internal bool KnowsPods => Pods.Count > 0;

    /// <summary>The names of all namespaces.</summary>
    internal IEnumerable<string> Namespaces => _namespaceLabels.Keys;

    /// <summary>The cluster IPs of all Services.</summary>
    internal IEnumerable<(string Service, IpAddress Address)> ServiceAddresses =>
        from ns in View.Namespaces
        from service in View.ServicesIn(ns.Metadata.Name)
        from text in (service.Spec?.ClusterIPs ?? []).Append(service.Spec?.ClusterIP ?? "").Distinct()
        let parsed = IpAddress.TryParse(text, out var address) ? address : (IpAddress?)null
        where parsed != null
        select ($"{ns.Metadata.Name}/{service.Metadata.Name}", parsed.Value);

    /// <summary>The pods that a policy selects, those of the host's network left out.</summary>
    internal IReadOnlyList<LintPod> Selected(V1NetworkPolicy policy)
    {
        var compiled = CompiledPolicy.Of(policy);
        return [.. Index.In(compiled.Namespace, compiled.PodSelector).Where(p => !p.IsHostNetwork)];
    }

    /// <summary>The pods that a rule's peers match; all where it has none.</summary>
    internal IReadOnlyList<LintPod> Matching(RuleSite site) => site.AllPeers
        ? Pods
        : [.. site.Peers!.Where(peer => peer is { IpBlock: null }).SelectMany(peer => Matching(peer, site.Target.Namespace)).Distinct()];

    /// <summary>The pods that a peer matches; no selector reaches those of the host's network.</summary>
    internal IEnumerable<LintPod> Matching(V1NetworkPolicyPeer peer, string own) => Index.Matching(peer, own).Where(p => !p.IsHostNetwork);

    /// <summary>Whether a peer of pods means a namespace.</summary>
    internal bool InNamespace(V1NetworkPolicyPeer peer, string own, string ns) =>
        peer.NamespaceSelector == null ? ns == own : CompiledSelector.Of(peer.NamespaceSelector).Matches(_namespaceLabels.GetValueOrDefault(ns));

    /// <summary>Whether a selector names a namespace of which nothing was given.</summary>
    internal bool NamesUnknownNamespace(V1LabelSelector selector)
    {
        var named = (selector.MatchLabels?.TryGetValue(LabelSelectors.NamespaceNameLabel, out var name) == true ? [name] : Array.Empty<string>())
            .Concat((selector.MatchExpressions ?? []).Where(e => e.Key == LabelSelectors.NamespaceNameLabel).SelectMany(e => e.Values ?? []));
        return named.Any(n => !_namespaceLabels.ContainsKey(n));
    }

    // The API server puts the name label on every namespace, whether the file says so or not.
    private static Dictionary<string, string> NamespaceLabels(V1ObjectMeta metadata) =>
        new(metadata.Labels ?? new Dictionary<string, string>()) { [LabelSelectors.NamespaceNameLabel] = metadata.Name };

    private IEnumerable<RenderedPolicy> RenderAll()
    {
        foreach (var ns in View.Namespaces.OrderBy(n => n.Metadata.Name, StringComparer.Ordinal))
        {
            foreach (var segment in View.SegmentsIn(ns.Metadata.Name).OrderBy(s => s.Metadata.Name, StringComparer.Ordinal))
                yield return PolicyRenderer.Render(segment, View, Settings, Now);
            foreach (var baseline in View.Baselines.Where(b => BaselineScope.Matches(b, ns, Settings)).OrderBy(b => b.Metadata.Name, StringComparer.Ordinal))
                yield return PolicyRenderer.Render(baseline, ns, View, Settings, Now);
        }
    }
}
