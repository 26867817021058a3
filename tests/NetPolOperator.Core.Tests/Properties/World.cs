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

    /// <summary>What the slices of a Service tell: addresses, not names, and the ports that they serve.</summary>
    public IEnumerable<(IList<string> Addresses, IList<Discoveryv1EndpointPort> Ports)> EndpointsOf(string ns, string service) =>
        from slice in Slices
        where slice.Metadata.NamespaceProperty == ns && slice.Metadata.Labels["kubernetes.io/service-name"] == service && slice.AddressType != "FQDN"
        from endpoint in slice.Endpoints
        select (endpoint.Addresses, slice.Ports ?? []);

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
        new Remote(null, null, "64:ff9b::808:808"),
        new Remote(null, null, "64:ff9b::a9fe:a9fe"),
    ];

    /// <summary>The same with the addresses that only the cluster itself has. On its host's network a pod is but an address.</summary>
    public IReadOnlyList<Remote> AllRemotes() =>
    [
        .. Remotes().Select(r => r.Pod?.Spec.HostNetwork == true ? r with { Pod = null, Namespace = null } : r),
        .. new[] { "192.0.2.12", "192.0.2.21", "192.0.2.22", "192.0.2.99", "10.96.0.1", "10.96.0.10", "10.96.0.11", "169.254.20.10", "198.51.100.1", "198.51.100.2", "198.51.100.53" }
            .Select(ip => new Remote(null, null, ip)),
    ];
}
