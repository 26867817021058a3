using k8s;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>A small cluster at a moment. The lists are replaced, never the objects in them.</summary>
internal sealed record World
{
    public required IReadOnlyList<V1Namespace> Namespaces { get; init; }

    public required IReadOnlyList<V1Pod> Pods { get; init; }

    public required IReadOnlyList<V1Service> Services { get; init; }

    public required IReadOnlyList<V1Node> Nodes { get; init; }

    public required IReadOnlyList<AppSegment> Segments { get; init; }

    public required IReadOnlyList<NamespaceBaseline> Baselines { get; init; }

    public IReadOnlyList<V1NetworkPolicy> Policies { get; init; } = [];

    public IReadOnlyList<V1EndpointSlice> Slices { get; init; } = [];

    public ClusterSnapshot View(bool nameLabelsAreSet = true) => ClusterSnapshot.From(Objects(), nameLabelsAreSet);

    public IEnumerable<IKubernetesObject<V1ObjectMeta>> Objects() =>
        [.. Namespaces, .. Pods, .. Services, .. Slices, .. Nodes, .. Segments, .. Baselines, .. Policies];

    /// <summary>Everything that a connection may have at its other end.</summary>
    public IReadOnlyList<Remote> Remotes() =>
    [
        .. Pods.Select(p => new Remote(p, Namespaces.Single(n => n.Metadata.Name == p.Metadata.NamespaceProperty), p.Status.PodIP)),
        new Remote(null, null, "8.8.8.8"),
        new Remote(null, null, "203.0.113.70"),
        new Remote(null, null, "192.0.2.11"),
        new Remote(null, null, "169.254.169.254"),
        new Remote(null, null, "2001:db8::1"),
        new Remote(null, null, "fd00::1"),
    ];
}
