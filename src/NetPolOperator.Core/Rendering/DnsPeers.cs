using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Rendering;

/// <summary>The cluster's DNS, as the policies of one namespace allow it.</summary>
/// <param name="IsKnown">Whether its Service was found; else the usual labels stand in.</param>
/// <param name="Groups">Its pods, or addresses with ports: endpoints of a Service without selector, NodeLocal DNSCache.</param>
/// <param name="Outcome">What is rendered for <c>dns: Auto</c>.</param>
internal sealed record DnsPeers(bool IsKnown, IReadOnlyList<PeerGroup> Groups, RuleOutcome Outcome)
{
    private const int DnsPort = 53;
    private const string SystemNamespace = "kube-system";

    public static DnsPeers Find(string ownNamespace, IClusterView cluster, DnsSettings settings)
    {
        foreach (var candidate in settings.Services)
        {
            if (cluster.FindService(candidate.Namespace, candidate.Name)?.Spec is { } spec)
            {
                return FromService(candidate, spec, ownNamespace, cluster, settings);
            }
        }

        var usual = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["k8s-app"] = "kube-dns" } };
        var pods = new Allowed(PeerGroup.Of(Peers.Pods(SystemNamespace, ownNamespace, usual)), BothProtocols([DnsPort]));
        return Make(null, [pods, .. NodeLocal(cluster, settings, SystemNamespace, [])]);
    }

    /// <summary>Whether both render to the same.</summary>
    public bool IsLike(DnsPeers other) =>
        IsKnown == other.IsKnown
        && Outcome.Peer == other.Outcome.Peer && Outcome.Ports == other.Outcome.Ports && Outcome.Message == other.Outcome.Message
        && Outcome.Unnamed.SequenceEqual(other.Outcome.Unnamed)
        && Groups.Count == other.Groups.Count
        && Enumerable.Range(0, Groups.Count).All(i =>
            Groups[i].IsLike(other.Groups[i]) && PortsLike(Outcome.Allows[i].Ports, other.Outcome.Allows[i].Ports));

    private static bool PortsLike(IReadOnlyList<V1NetworkPolicyPort> a, IReadOnlyList<V1NetworkPolicyPort> b) =>
        a.Count == b.Count && a.Zip(b).All(pair => LiteralEquality.AreEqual(pair.First, pair.Second));

    private static DnsPeers Make(string? service, List<Allowed> allowed)
    {
        var allows = allowed.ConvertAll(a => a.Group.On(a.Ports));
        var peer = "dns " + (service ?? "kube-system/k8s-app=kube-dns");
        var outcome = allows.Count > 0
            ? new RuleOutcome("dns", Directions.Egress, peer, RuleWording.Ports(allows), RuleState.Resolved, "", allows)
            : new RuleOutcome("dns", Directions.Egress, peer, "as declared", RuleState.PeerNotFound, $"the Service {service} has neither a selector nor endpoints", []);
        return new DnsPeers(service is not null, allowed.ConvertAll(a => a.Group), outcome);
    }

    private static DnsPeers FromService(DnsService service, V1ServiceSpec spec, string ownNamespace, IClusterView cluster, DnsSettings settings)
    {
        var name = $"{service.Namespace}/{service.Name}";
        var nodeLocal = NodeLocal(cluster, settings, service.Namespace, AddressPeers.ClusterIPs(spec));
        if (spec.Selector is { Count: > 0 })
        {
            var pods = Peers.Pods(service.Namespace, ownNamespace, SelectorNormalizer.FromLabels(spec.Selector));
            return Make(name, [new Allowed(PeerGroup.Of(pods), PodPortsOf(service, spec, cluster)), .. nodeLocal]);
        }

        // Endpoints have the names of the Service's ports.
        var names = (spec.Ports ?? []).Where(p => p.Port == DnsPort).Select(p => p.Name ?? "").ToHashSet(StringComparer.Ordinal);
        var endpoints = AddressPeers.EndpointGroups(cluster, service.Namespace, service.Name)
            .Select(g => new Allowed(g, BothProtocols(g.Declared.Where(d => d.Port.Port is not null && (IsDns(d.Name) || names.Contains(d.Name ?? ""))).Select(d => d.Port.Port))))
            .Where(a => a.Ports.Count > 0);
        return Make(name, [.. endpoints, .. nodeLocal]);
    }

    // A Service of DNS often serves its metrics as well: only port 53 is DNS.
    private static List<V1NetworkPolicyPort> PodPortsOf(DnsService service, V1ServiceSpec spec, IClusterView cluster)
    {
        var endpoints = cluster.EndpointsOf(service.Namespace, service.Name);
        var targets = (spec.Ports ?? []).Where(p => p.Port == DnsPort).SelectMany(p => Numbers(p, endpoints)).ToList();
        return BothProtocols(targets.Count == 0 ? [DnsPort] : targets);
    }

    // Not every CNI resolves named ports on the way out: where the endpoints tell the number, the number is written. While the pods are
    // replaced by ones that name another number there are two.
    private static IEnumerable<IntOrString> Numbers(V1ServicePort port, IReadOnlyCollection<ServiceEndpoints> endpoints)
    {
        var target = ServicePeers.TargetPort(port);
        var known = Validation.PortRules.IsNumber(target, out _) ? [] : endpoints.SelectMany(e => e.Ports)
            .Where(p => (p.Name ?? "") == (port.Name ?? "") && p.Port is not null).Select(p => p.Port!.Value).Distinct().Order().ToList();
        return known.Count == 0 ? [target] : known.Select(number => (IntOrString)number);
    }

    private static bool IsDns(string? portName) => string.IsNullOrEmpty(portName) || portName.StartsWith("dns", StringComparison.Ordinal);

    // Answers too large for UDP come over TCP.
    private static List<V1NetworkPolicyPort> BothProtocols(IEnumerable<IntOrString> ports) => [.. Ports.Resolve(
        ports.SelectMany(p => new[] { new RulePort { Port = p, Protocol = Protocols.Tcp }, new RulePort { Port = p, Protocol = Protocols.Udp } }).ToList() is { Count: > 0 } both ? both : null,
        [],
        PortDefault.Nothing)!];

    private static IReadOnlyList<Allowed> NodeLocal(IClusterView cluster, DnsSettings settings, string ns, IEnumerable<string> clusterIPs)
    {
        var runs = settings.NodeLocal == NodeLocalDns.Always
            || (settings.NodeLocal == NodeLocalDns.Auto && (cluster.HasNodeLocalDns(SystemNamespace) || (ns != SystemNamespace && cluster.HasNodeLocalDns(ns))));
        var peers = runs ? Peers.Addresses(settings.NodeLocalAddresses.Concat(clusterIPs)) : [];
        return peers.Length == 0 ? [] : [new Allowed(PeerGroup.Of(peers), BothProtocols([DnsPort]))];
    }

    private readonly record struct Allowed(PeerGroup Group, List<V1NetworkPolicyPort> Ports);
}
