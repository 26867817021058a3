using k8s.Models;
using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Core.Rendering;

/// <summary>Peers that are addresses of the cluster: its Nodes, its API server, Services without selector.</summary>
internal static class AddressPeers
{
    private const string ApiServerNamespace = "default";
    private const string ApiServerName = "kubernetes";

    /// <summary>The Nodes' internal addresses.</summary>
    public static PeerResolution Nodes(IClusterView cluster)
    {
        var addresses = cluster.Nodes.SelectMany(n => n.Status?.Addresses ?? []).Where(a => a.Type == "InternalIP").Select(a => a.Address);
        return Found(addresses, "no Node has an internal address");
    }

    /// <summary>Where connections from the API server come from: its endpoints' addresses.</summary>
    public static PeerResolution ApiServerSources(IClusterView cluster) =>
        Found(Endpoints(cluster), "the Service default/kubernetes has no endpoints");

    /// <summary>
    /// Where connections to the API server go: its endpoints and its cluster IP, as some CNIs judge before the address is translated
    /// and some after. On every port, like any peer without declared ports: a rule names ports to narrow that.
    /// </summary>
    public static PeerResolution ApiServerTargets(IClusterView cluster)
    {
        var service = cluster.FindService(ApiServerNamespace, ApiServerName)?.Spec;
        var addresses = Endpoints(cluster).Concat(service is null ? [] : ClusterIPs(service));
        return Found(addresses, "the Service default/kubernetes has neither endpoints nor a cluster IP");
    }

    /// <summary>The addresses of a Service's endpoints, those with the same ports together.</summary>
    public static IEnumerable<PeerGroup> EndpointGroups(IClusterView cluster, string ns, string service) => cluster.EndpointsOf(ns, service)
        .Select(e => (e.Addresses, Ports: e.Ports.Select(p => new DeclaredPort(p.Name, Ports.Make(p.Port, null, p.Protocol))).ToList()))
        .GroupBy(e => string.Join(' ', e.Ports.Select(p => p.Name + "=" + CanonicalText.Port(p.Port)).Order(StringComparer.Ordinal)))
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new PeerGroup(Peers.Addresses(g.SelectMany(e => e.Addresses)), g.First().Ports, PortDefault.NothingByAddress))
        .Where(g => g.Peers.Length > 0);

    /// <summary>The cluster IPs of both families; a headless Service has none.</summary>
    public static IEnumerable<string> ClusterIPs(V1ServiceSpec service) =>
        (service.ClusterIPs ?? []).Append(service.ClusterIP ?? "").Where(ip => ip is not ("" or "None"));

    private static IEnumerable<string> Endpoints(IClusterView cluster) =>
        cluster.EndpointsOf(ApiServerNamespace, ApiServerName).SelectMany(e => e.Addresses);

    private static PeerResolution Found(IEnumerable<string> addresses, string missing)
    {
        var peers = Peers.Addresses(addresses);
        return peers.Length == 0 ? PeerResolution.NotFound(missing) : PeerResolution.Found(new PeerGroup(peers, [], PortDefault.AllPorts));
    }
}
