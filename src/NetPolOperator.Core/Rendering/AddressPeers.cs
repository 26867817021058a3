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
        var peers = Peers.Addresses(addresses);
        return peers.Count == 0
            ? PeerResolution.NotFound("no Node has an internal address")
            : PeerResolution.Found(new PeerGroup(peers, [], PortDefault.AllPorts));
    }

    /// <summary>Where connections from the API server come from: its endpoints' addresses, whatever their ports.</summary>
    public static PeerResolution ApiServerSources(IClusterView cluster)
    {
        var peers = Peers.Addresses(cluster.EndpointsOf(ApiServerNamespace, ApiServerName).SelectMany(e => e.Addresses));
        return peers.Count == 0
            ? PeerResolution.NotFound("the Service default/kubernetes has no endpoints")
            : PeerResolution.Found(new PeerGroup(peers, [], PortDefault.AllPorts));
    }

    /// <summary>
    /// Where connections to the API server go: its endpoints on their ports, and its cluster IP on the Service's, as some CNIs judge
    /// before the address is translated and some after.
    /// </summary>
    public static PeerResolution ApiServerTargets(IClusterView cluster)
    {
        var groups = EndpointGroups(cluster, ApiServerNamespace, ApiServerName).ToList();
        if (cluster.FindService(ApiServerNamespace, ApiServerName)?.Spec is { } service)
        {
            var peers = Peers.Addresses(ClusterIPs(service));
            if (peers.Count > 0)
            {
                groups.Add(new PeerGroup(peers, ServicePorts(service), PortDefault.NothingByAddress));
            }
        }

        return groups.Count == 0
            ? PeerResolution.NotFound("the Service default/kubernetes has neither endpoints nor a cluster IP")
            : PeerResolution.Found(groups);
    }

    /// <summary>The addresses of a Service's endpoints, those with the same ports together.</summary>
    public static IEnumerable<PeerGroup> EndpointGroups(IClusterView cluster, string ns, string service) => cluster.EndpointsOf(ns, service)
        .Select(e => (e.Addresses, Ports: e.Ports.Select(p => new DeclaredPort(p.Name, Ports.Make(p.Port, null, p.Protocol))).ToList()))
        .GroupBy(e => string.Join(' ', e.Ports.Select(p => p.Name + "=" + CanonicalText.Port(p.Port)).Order(StringComparer.Ordinal)))
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new PeerGroup(Peers.Addresses(g.SelectMany(e => e.Addresses)), g.First().Ports, PortDefault.NothingByAddress))
        .Where(g => g.Peers.Count > 0);

    /// <summary>The cluster IPs of both families; a headless Service has none.</summary>
    public static IEnumerable<string> ClusterIPs(V1ServiceSpec service) =>
        (service.ClusterIPs ?? []).Append(service.ClusterIP ?? "").Where(ip => ip is not ("" or "None"));

    private static List<DeclaredPort> ServicePorts(V1ServiceSpec service) =>
        (service.Ports ?? []).Select(p => new DeclaredPort(p.Name, Ports.Make(p.Port, null, p.Protocol))).ToList();
}
