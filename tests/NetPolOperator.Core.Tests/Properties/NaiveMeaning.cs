using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>
/// What a custom resource asks for, read off the specification rule by rule, without policies: the measure that rendering is held
/// against.
/// </summary>
internal sealed class NaiveMeaning(World world, string ownNamespace, IList<SegmentPort>? ownPorts, DateTimeOffset now)
{
    private static readonly string[] NotInternet =
    [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
        "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "::/127", "64:ff9b:1::/48", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    ];

    public bool Asks(PolicyOwnerSpec spec, IEnumerable<Rule> rules, V1Pod pod, bool ingress, Remote remote, Probe probe) =>
        (!ingress && spec.Dns != "None" && NaiveDns.Is(world, remote, probe)) || rules.Any(r => Asks(r, pod, ingress, remote, probe));

    private bool Asks(Rule rule, V1Pod pod, bool ingress, Remote remote, Probe probe)
    {
        if (Timestamps.TryParse(rule.ExpiresAt, out var expiry) && expiry <= now)
        {
            return false;
        }

        var destination = ingress ? pod : remote.Pod;
        return rule switch
        {
            { Segment: { } s } => AsksSegment(s, rule.Ports, ingress, remote, destination, probe),
            { Pods: { } p } => IsOf(p, remote) && PortsMatch(rule.Ports, ingress ? ownPorts : null, destination, probe),
            EgressRule { Service: { } s } => AsksService(s, rule.Ports, remote, probe),
            { Cidr: { } c } => NaiveReach.InBlock(c.Block!, remote.Ip) && !(c.Except ?? []).Any(e => NaiveReach.InBlock(e, remote.Ip))
                && PortsMatch(rule.Ports, ingress ? ownPorts : null, destination, probe),
            { Entity: { } e } => IsOf(e, ingress, remote) && PortsMatch(rule.Ports, ingress ? ownPorts : null, destination, probe),
            _ => false,
        };
    }

    private bool AsksSegment(SegmentPeer peer, IList<RulePort>? ports, bool ingress, Remote remote, V1Pod? destination, Probe probe)
    {
        var ns = peer.Namespace ?? ownNamespace;
        var target = world.Segments.SingleOrDefault(s => s.Metadata.NamespaceProperty == ns && s.Metadata.Name == peer.Name);
        return target?.Spec.PodSelector is { } selector
            && SpecValidator.Validate(target).Count == 0 // nobody counts on what was never valid
            && remote.Pod is not null && remote.Namespace!.Metadata.Name == ns && NaiveReach.Matches(selector, remote.Pod.Metadata.Labels)
            && PortsMatch(ports, ingress ? ownPorts : target.Spec.Ports, destination, probe);
    }

    private bool AsksService(ServicePeer peer, IList<RulePort>? ports, Remote remote, Probe probe)
    {
        var ns = peer.Namespace ?? ownNamespace;
        var service = world.Services.SingleOrDefault(s => s.Metadata.NamespaceProperty == ns && s.Metadata.Name == peer.Name);
        if (service is null || service.Spec.Type == "ExternalName")
        {
            return false;
        }

        if (service.Spec.Selector is null or { Count: 0 })
        {
            return world.EndpointsOf(ns, peer.Name!).Any(e => e.Addresses.Contains(remote.Ip) && IsServed(e.Ports, ports, probe));
        }

        var declared = service.Spec.Ports.Select(p => new SegmentPort { Name = p.Name, Port = p.TargetPort ?? p.Port, Protocol = p.Protocol }).ToList();
        return remote.Pod is not null && remote.Namespace!.Metadata.Name == ns
            && NaiveReach.Matches(new V1LabelSelector { MatchLabels = service.Spec.Selector }, remote.Pod.Metadata.Labels)
            && PortsMatch(ports, declared, remote.Pod, probe);
    }

    // Behind an address there are no names but those that the endpoints tell, and no ports but the endpoints' own, or those that are asked for.
    private static bool IsServed(IList<Discoveryv1EndpointPort> there, IList<RulePort>? asked, Probe probe)
    {
        var serving = there.Where(p => p.Protocol == probe.Protocol && (p.Port is null || p.Port == probe.Port)).ToList();
        return asked is null or { Count: 0 }
            ? serving.Count > 0
            : asked.Any(a => a.Port is null || int.TryParse(a.Port.Value, out _)
                ? PortMatches(a.Port, a.EndPort, a.Protocol, null, probe)
                : serving.Exists(p => p.Name == a.Port.Value && (a.Protocol is null || a.Protocol == p.Protocol)));
    }

    private bool IsOf(PodsPeer peer, Remote remote)
    {
        if (remote.Pod is null)
        {
            return false;
        }

        var namespaceFits = peer.NamespaceSelector is { } selector
            ? NaiveReach.Matches(selector, remote.Namespace!.Metadata.Labels)
            : remote.Namespace!.Metadata.Name == (peer.Namespace ?? ownNamespace);
        return namespaceFits && NaiveReach.Matches(peer.PodSelector ?? new V1LabelSelector(), remote.Pod.Metadata.Labels);
    }

    private bool IsOf(string entity, bool ingress, Remote remote) => entity switch
    {
        "Anyone" => true,
        "Cluster" => remote.Pod is not null,
        "Namespace" => remote.Namespace?.Metadata.Name == ownNamespace,
        "Internet" => !NotInternet.Any(n => NaiveReach.InBlock(n, Untranslated(remote.Ip))),
        "Nodes" => world.Nodes.Any(n => n.Status.Addresses.Any(a => a.Type == "InternalIP" && a.Address == remote.Ip)),
        "KubeAPIServer" => world.EndpointsOf("default", "kubernetes").Any(e => e.Addresses.Contains(remote.Ip))
            || (!ingress && world.Services.Any(s => s.Metadata.NamespaceProperty == "default" && s.Metadata.Name == "kubernetes" && s.Spec.ClusterIP == remote.Ip)),
        // Of the namespaces in the list of the documentation there is but one here, and it has only Traefik.
        "IngressController" => remote.Namespace?.Metadata.Name == "kube-system" && IsCalled(remote, "traefik"),
        // As the settings of the property have it.
        "Monitoring" => remote.Namespace?.Metadata.Labels["team"] == "1" && IsCalled(remote, "prometheus"),
        _ => false,
    };

    // NAT64: the last 32 bits are the IPv4 address that is meant.
    private static string Untranslated(string ip) => NaiveReach.InBlock("64:ff9b::/96", ip) ? new System.Net.IPAddress(System.Net.IPAddress.Parse(ip).GetAddressBytes()[12..]).ToString() : ip;

    private static bool IsCalled(Remote remote, string name) =>
        remote.Pod!.Metadata.Labels.TryGetValue("app.kubernetes.io/name", out var found) && found == name;

    private static bool PortsMatch(IList<RulePort>? asked, IList<SegmentPort>? declared, V1Pod? destination, Probe probe)
    {
        if (asked is null or { Count: 0 })
        {
            return declared is null or { Count: 0 } || declared.Any(d => PortMatches(d.Port, d.EndPort, d.Protocol, destination, probe));
        }

        return asked.Any(a =>
        {
            var named = declared?.FirstOrDefault(d => d.Name is not null && d.Name == a.Port?.Value && (a.Protocol is null || a.Protocol == (d.Protocol ?? "TCP")));
            return named is null
                ? PortMatches(a.Port, a.EndPort, a.Protocol, destination, probe)
                : PortMatches(named.Port, named.EndPort, named.Protocol, destination, probe);
        });
    }

    private static bool PortMatches(IntOrString? port, int? end, string? protocol, V1Pod? destination, Probe probe)
    {
        if ((protocol ?? "TCP") != probe.Protocol)
        {
            return false;
        }

        return port is null
            || (int.TryParse(port.Value, out var first)
                ? probe.Port >= first && probe.Port <= (end ?? first)
                : destination is not null && destination.Spec.Containers.SelectMany(c => c.Ports ?? [])
                    .Any(c => c.Name == port.Value && (c.Protocol ?? "TCP") == probe.Protocol && c.ContainerPort == probe.Port));
    }
}
