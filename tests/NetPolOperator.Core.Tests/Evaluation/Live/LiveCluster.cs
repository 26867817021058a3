using k8s;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Evaluation.Live;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Evaluation.Live;

/// <summary>A cluster in which the operator has done its work: what the resources of some manifests render to is live beside the rest.</summary>
internal sealed class LiveCluster
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    private LiveCluster(ClusterSnapshot view, IReadOnlyList<RenderedPolicy> rendered) => (View, Rendered) = (view, rendered);

    public ClusterSnapshot View { get; }

    public IReadOnlyList<RenderedPolicy> Rendered { get; }

    public EvaluationContext Context => new(View);

    /// <summary>The cluster of a manifest.</summary>
    /// <param name="yaml">The manifest.</param>
    /// <param name="alter">What somebody makes of each policy once it is written; null for nothing.</param>
    public static LiveCluster From(string yaml, Action<V1NetworkPolicy>? alter = null)
    {
        IReadOnlyList<IKubernetesObject<V1ObjectMeta>> objects = Yaml.Objects(yaml);
        foreach (var item in objects.Where(item => item is AppSegment or NamespaceBaseline))
            item.Metadata.Uid ??= $"uid-{item.Metadata.NamespaceProperty}-{item.Metadata.Name}";
        var given = ClusterSnapshot.From(objects);
        var segments = objects.OfType<AppSegment>().Select(segment => PolicyRenderer.Render(segment, given, RenderSettings.Default, Now));
        var baselines = from baseline in objects.OfType<NamespaceBaseline>()
                        from ns in given.Namespaces
                        where BaselineScope.Matches(baseline, ns, RenderSettings.Default)
                        select PolicyRenderer.Render(baseline, ns, given, RenderSettings.Default, Now);
        var rendered = segments.Concat(baselines).ToList();
        var live = rendered.Where(policy => policy is { Mode: Modes.Enforce, Policy: not null }).Select(policy => KubernetesJson.Deserialize<V1NetworkPolicy>(KubernetesJson.Serialize(policy.Policy!))).ToList();
        live.ForEach(policy => alter?.Invoke(policy));
        // What a manifest puts in the place of one of them stands there.
        var standing = objects.OfType<V1NetworkPolicy>().Select(policy => (policy.Metadata.NamespaceProperty, policy.Metadata.Name)).ToHashSet();
        return new LiveCluster(
            ClusterSnapshot.From([.. objects, .. live.Where(policy => !standing.Contains((policy.Metadata.NamespaceProperty, policy.Metadata.Name)))]), rendered);
    }

    /// <summary>What is rendered for a resource, in its only or in a given namespace.</summary>
    public RenderedPolicy Of(string name, string? ns = null) => Rendered.Single(policy => policy.Owner.Name == name && (ns ?? policy.Namespace) == policy.Namespace);
}
