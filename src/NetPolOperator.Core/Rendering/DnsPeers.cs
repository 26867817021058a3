using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Rendering;

/// <summary>The cluster's DNS.</summary>
/// <param name="Service">Where it was found, as <c>kube-system/kube-dns</c>; null where the usual labels stand in.</param>
/// <param name="Namespace">The namespace of its pods.</param>
/// <param name="Pods">Its pods; null where the Service stands for addresses.</param>
/// <param name="PodPorts">The ports on them.</param>
/// <param name="Addresses">Addresses with ports: endpoints of a Service without selector, NodeLocal DNSCache.</param>
internal sealed record DnsPeers(
    string? Service, string Namespace, V1LabelSelector? Pods, IReadOnlyList<V1NetworkPolicyPort> PodPorts, IReadOnlyList<RenderedAllow> Addresses)
{
    private const int DnsPort = 53;
    private const string SystemNamespace = "kube-system";

    /// <summary>What a policy of the namespace allows.</summary>
    public IReadOnlyList<RenderedAllow> AllowsIn(string ownNamespace) => Pods is null
        ? Addresses
        : [new RenderedAllow(false, [Peers.Pods(Namespace, ownNamespace, Pods)], false, PodPorts), .. Addresses];

    public static DnsPeers Find(IClusterView cluster, DnsSettings settings)
    {
        foreach (var candidate in settings.Services)
        {
            if (cluster.FindService(candidate.Namespace, candidate.Name)?.Spec is { } spec)
            {
                return FromService(candidate, spec, cluster, settings);
            }
        }

        var usual = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["k8s-app"] = "kube-dns" } };
        return new DnsPeers(null, SystemNamespace, usual, BothProtocols([DnsPort]), NodeLocal(cluster, settings, SystemNamespace, []));
    }

    private static DnsPeers FromService(DnsService service, V1ServiceSpec spec, IClusterView cluster, DnsSettings settings)
    {
        var name = $"{service.Namespace}/{service.Name}";
        var nodeLocal = NodeLocal(cluster, settings, service.Namespace, AddressPeers.ClusterIPs(spec));
        if (spec.Selector is { Count: > 0 })
        {
            return new DnsPeers(name, service.Namespace, SelectorNormalizer.FromLabels(spec.Selector), PodPortsOf(service, spec, cluster), nodeLocal);
        }

        var endpoints = AddressPeers.EndpointGroups(cluster, service.Namespace, service.Name)
            .Select(g => new RenderedAllow(false, g.Peers, false, BothProtocols(g.Declared.Where(d => d.Port.Port is not null && IsDns(d.Name)).Select(d => d.Port.Port))))
            .Where(a => a.Ports.Count > 0);
        return new DnsPeers(name, service.Namespace, null, [], [.. endpoints, .. nodeLocal]);
    }

    // A Service of DNS often serves its metrics as well: only port 53 is DNS.
    private static List<V1NetworkPolicyPort> PodPortsOf(DnsService service, V1ServiceSpec spec, IClusterView cluster)
    {
        var endpoints = cluster.EndpointsOf(service.Namespace, service.Name);
        var targets = (spec.Ports ?? []).Where(p => p.Port == DnsPort).Select(p => Number(p, endpoints)).ToList();
        return BothProtocols(targets.Count == 0 ? [DnsPort] : targets);
    }

    // Not every CNI resolves named ports on the way out: where the endpoints tell the number, the number is written.
    private static IntOrString Number(V1ServicePort port, IReadOnlyCollection<ServiceEndpoints> endpoints)
    {
        var target = ServicePeers.TargetPort(port);
        var known = endpoints.SelectMany(e => e.Ports).Where(p => (p.Name ?? "") == (port.Name ?? "") && p.Port is not null)
            .Select(p => p.Port!.Value).Order().FirstOrDefault();
        return Validation.PortRules.IsNumber(target, out _) || known == 0 ? target : known;
    }

    private static bool IsDns(string? portName) => string.IsNullOrEmpty(portName) || portName.StartsWith("dns", StringComparison.Ordinal);

    // Answers too large for UDP come over TCP.
    private static List<V1NetworkPolicyPort> BothProtocols(IEnumerable<IntOrString> ports) => [.. Ports.Resolve(
        ports.SelectMany(p => new[] { new RulePort { Port = p, Protocol = Protocols.Tcp }, new RulePort { Port = p, Protocol = Protocols.Udp } }).ToList() is { Count: > 0 } both ? both : null,
        [],
        PortDefault.Nothing)!];

    private static IReadOnlyList<RenderedAllow> NodeLocal(IClusterView cluster, DnsSettings settings, string ns, IEnumerable<string> clusterIPs)
    {
        var runs = settings.NodeLocal == NodeLocalDns.Always
            || (settings.NodeLocal == NodeLocalDns.Auto && (HasNodeLocalPods(cluster, SystemNamespace) || (ns != SystemNamespace && HasNodeLocalPods(cluster, ns))));
        var peers = runs ? Peers.Addresses(settings.NodeLocalAddresses.Concat(clusterIPs)) : [];
        return peers.Count == 0 ? [] : [new RenderedAllow(false, peers, false, BothProtocols([DnsPort]))];
    }

    private static bool HasNodeLocalPods(IClusterView cluster, string ns)
    {
        foreach (var pod in cluster.PodsIn(ns))
        {
            if (pod.Metadata.Labels is { } labels && labels.TryGetValue("k8s-app", out var app) && app is "node-local-dns" or "nodelocaldns")
            {
                return true;
            }
        }

        return false;
    }
}
