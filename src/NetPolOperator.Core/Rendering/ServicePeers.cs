using k8s.Models;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Rendering;

/// <summary>A Service as a peer: its pods and target ports, or its endpoints' addresses. Never its cluster IP: policies see what is behind it.</summary>
internal static class ServicePeers
{
    public static PeerResolution Resolve(ObjectKey key, string ownNamespace, IClusterView cluster)
    {
        if (cluster.FindService(key.Namespace, key.Name)?.Spec is not { } spec)
        {
            return PeerResolution.NotFound($"there is no Service {key.Namespace}/{key.Name}");
        }

        if (spec.Type == "ExternalName")
        {
            return PeerResolution.Refused(
                $"the Service {key.Namespace}/{key.Name} is an ExternalName ({spec.ExternalName}), a DNS name: a NetworkPolicy knows addresses only; use cidr");
        }

        if (spec.Selector is null or { Count: 0 })
        {
            var groups = AddressPeers.EndpointGroups(cluster, key.Namespace, key.Name).ToList();
            return groups.Count == 0
                ? PeerResolution.NotFound($"the Service {key.Namespace}/{key.Name} has no selector, and no EndpointSlice gives it addresses")
                : PeerResolution.Found(groups);
        }

        var pods = Peers.Pods(key.Namespace, ownNamespace, SelectorNormalizer.FromLabels(spec.Selector));
        return PeerResolution.Found(new PeerGroup([pods], TargetPorts(spec), PortDefault.Nothing));
    }

    /// <summary>The pod ports behind a Service's ports, under the Service ports' names.</summary>
    public static IReadOnlyList<DeclaredPort> TargetPorts(V1ServiceSpec spec) =>
        (spec.Ports ?? []).Select(p => new DeclaredPort(p.Name, Ports.Make(TargetPort(p), null, p.Protocol))).ToList();

    /// <summary>A target port that is left out, or 0, is the port itself.</summary>
    public static IntOrString TargetPort(V1ServicePort port) => port.TargetPort?.Value is null or "" or "0" ? port.Port : port.TargetPort;
}
