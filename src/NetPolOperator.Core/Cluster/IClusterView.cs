using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Cluster;

/// <summary>
/// A consistent, read-only look at a cluster: what rendering, evaluation and status are computed from. The operator answers it
/// from what its watches feed, the command line from files or one listing. Nobody may change the objects that come out of it.
/// </summary>
public interface IClusterView
{
    /// <summary>All namespaces.</summary>
    IReadOnlyCollection<V1Namespace> Namespaces { get; }

    /// <summary>All baselines.</summary>
    IReadOnlyCollection<NamespaceBaseline> Baselines { get; }

    /// <summary>All nodes.</summary>
    IReadOnlyCollection<V1Node> Nodes { get; }

    /// <summary>The namespace of that name, or null.</summary>
    V1Namespace? FindNamespace(string name);

    /// <summary>
    /// Other namespaces that pass for one, as their label <c>kubernetes.io/metadata.name</c> has its name, sorted. Clusters before 1.21 let anybody
    /// write that label; elsewhere there are none.
    /// </summary>
    IReadOnlyList<string> NamesakesOf(string ns);

    /// <summary>The segment of that name, or null.</summary>
    AppSegment? FindSegment(string ns, string name);

    /// <summary>The Service of that name, or null.</summary>
    V1Service? FindService(string ns, string name);

    /// <summary>The segments of a namespace; empty where there is none.</summary>
    IReadOnlyCollection<AppSegment> SegmentsIn(string ns);

    /// <summary>The pods of a namespace that are not finished; empty where there is none.</summary>
    IReadOnlyCollection<V1Pod> PodsIn(string ns);

    /// <summary>Whether pods of NodeLocal DNSCache run in a namespace: <see cref="NodeLocalDnsPods"/> says which those are.</summary>
    bool HasNodeLocalDns(string ns);

    /// <summary>The live policies of a namespace, whoever owns them; empty where there is none.</summary>
    IReadOnlyCollection<V1NetworkPolicy> PoliciesIn(string ns);

    /// <summary>The Services of a namespace; empty where there is none.</summary>
    IReadOnlyCollection<V1Service> ServicesIn(string ns);

    /// <summary>The endpoints of a Service, from its EndpointSlices, or from its Endpoints on clusters before 1.21.</summary>
    IReadOnlyCollection<ServiceEndpoints> EndpointsOf(string ns, string service);
}

/// <summary>Addresses of a Service that share their ports: one EndpointSlice, or one subset of an Endpoints object.</summary>
/// <param name="Addresses">IPv4 or IPv6 addresses, ready or not.</param>
/// <param name="Ports">The ports behind the Service's ports.</param>
public sealed record ServiceEndpoints(IReadOnlyList<string> Addresses, IReadOnlyList<ServiceEndpointPort> Ports);

/// <summary>One port of a Service's endpoints.</summary>
/// <param name="Name">The Service port's name; null or empty where it has none.</param>
/// <param name="Port">The port number on the address; null means every port.</param>
/// <param name="Protocol">One of <see cref="Protocols"/>.</param>
public sealed record ServiceEndpointPort(string? Name, int? Port, string Protocol);
