using System.Collections.Concurrent;
using System.Net;
using k8s.Models;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>
/// What policies allow one pod in one direction, written from the Kubernetes documentation with nothing in mind but that: slow, and
/// sharing no line with the code under test.
/// </summary>
internal static class NaiveReach
{
    private static readonly ConcurrentDictionary<(string Cidr, string Ip), bool> Blocks = new();

    public static bool Allows(IEnumerable<V1NetworkPolicy> policies, V1Pod pod, bool ingress, Remote remote, Probe probe)
    {
        var isolating = policies.Where(p => p.Metadata.NamespaceProperty == pod.Metadata.NamespaceProperty
            && Isolates(p.Spec, ingress) && Matches(p.Spec.PodSelector ?? new V1LabelSelector(), pod.Metadata.Labels)).ToList();
        return isolating.Count == 0 || isolating.Exists(p => Allows(p, pod, ingress, remote, probe));
    }

    public static bool Selects(V1NetworkPolicy policy, V1Pod pod, bool ingress) =>
        Isolates(policy.Spec, ingress) && Matches(policy.Spec.PodSelector ?? new V1LabelSelector(), pod.Metadata.Labels);

    public static bool Allows(V1NetworkPolicy policy, V1Pod pod, bool ingress, Remote remote, Probe probe)
    {
        var destination = ingress ? pod : remote.Pod;
        var rules = ingress
            ? (policy.Spec.Ingress ?? []).Select(r => (Peers: r.FromProperty, r.Ports))
            : (policy.Spec.Egress ?? []).Select(r => (Peers: r.To, r.Ports));
        return rules.Any(r =>
            (r.Peers is null or { Count: 0 } || r.Peers.Any(p => MatchesPeer(p, policy.Metadata.NamespaceProperty, remote)))
            && (r.Ports is null or { Count: 0 } || r.Ports.Any(p => MatchesPort(p, destination, probe))));
    }

    public static bool Matches(V1LabelSelector selector, IDictionary<string, string>? labels)
    {
        labels ??= new Dictionary<string, string>();
        return (selector.MatchLabels ?? new Dictionary<string, string>()).All(l => labels.TryGetValue(l.Key, out var v) && v == l.Value)
            && (selector.MatchExpressions ?? []).All(e => e.OperatorProperty switch
            {
                "In" => labels.TryGetValue(e.Key, out var v) && e.Values.Contains(v),
                "NotIn" => !(labels.TryGetValue(e.Key, out var v) && e.Values.Contains(v)),
                "Exists" => labels.ContainsKey(e.Key),
                _ => !labels.ContainsKey(e.Key),
            });
    }

    // The same few blocks and addresses come up millions of times.
    public static bool InBlock(string cidr, string ip) =>
        Blocks.GetOrAdd((cidr, ip), static asked => IPNetwork.Parse(asked.Cidr).Contains(IPAddress.Parse(asked.Ip)));

    private static bool Isolates(V1NetworkPolicySpec spec, bool ingress) => spec.PolicyTypes is null or { Count: 0 }
        ? ingress || spec.Egress is { Count: > 0 }
        : spec.PolicyTypes.Contains(ingress ? "Ingress" : "Egress");

    private static bool MatchesPeer(V1NetworkPolicyPeer peer, string ownNamespace, Remote remote)
    {
        if (peer.IpBlock is { } block)
        {
            return InBlock(block.Cidr, remote.Ip) && !(block.Except ?? []).Any(e => InBlock(e, remote.Ip));
        }

        return remote.Pod is not null
            && (peer.NamespaceSelector is null
                ? remote.Namespace!.Metadata.Name == ownNamespace
                : Matches(peer.NamespaceSelector, remote.Namespace!.Metadata.Labels))
            && Matches(peer.PodSelector ?? new V1LabelSelector(), remote.Pod.Metadata.Labels);
    }

    private static bool MatchesPort(V1NetworkPolicyPort port, V1Pod? destination, Probe probe)
    {
        if ((port.Protocol ?? "TCP") != probe.Protocol)
        {
            return false;
        }

        if (port.Port is null)
        {
            return true;
        }

        return int.TryParse(port.Port.Value, out var number)
            ? probe.Port >= number && probe.Port <= (port.EndPort ?? number)
            : destination is not null && destination.Spec.Containers.SelectMany(c => c.Ports ?? [])
                .Any(c => c.Name == port.Port.Value && (c.Protocol ?? "TCP") == probe.Protocol && c.ContainerPort == probe.Port);
    }
}
