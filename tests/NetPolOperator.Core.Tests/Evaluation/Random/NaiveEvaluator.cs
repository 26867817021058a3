using System.Net;
using System.Numerics;
using k8s.Models;

namespace NetPolOperator.Core.Tests.Evaluation.Random;

/// <summary>
/// The rules of NetworkPolicy once more, as plainly as they can be put: one source, one destination, one port, nothing prepared and
/// nothing shared with the evaluator under test. Each step is virtual, so that tests can break it.
/// </summary>
public class NaiveEvaluator(RandomCluster cluster)
{
    /// <summary>An end: a pod, or an address outside.</summary>
    public sealed record End(V1Pod? Pod, string? Address);

    protected RandomCluster Cluster => cluster;

    public bool Allowed(End from, End to, string protocol, int port)
    {
        if (from.Pod is not null && ReferenceEquals(from.Pod, to.Pod))
            return Self();
        return Leaves(from, to, protocol, port) && Arrives(from, to, protocol, port);
    }

    protected virtual bool Self() => true;

    protected virtual bool Leaves(End from, End to, string protocol, int port)
    {
        var isolating = cluster.Policies.Where(policy => Selects(policy, from) && IsolatesEgress(policy)).ToList();
        return isolating.Count == 0 || isolating.Any(policy => (policy.Spec.Egress ?? []).Any(rule =>
            MatchesPeers(policy, rule.To, to) && MatchesPorts(rule.Ports, to, protocol, port)));
    }

    protected virtual bool Arrives(End from, End to, string protocol, int port)
    {
        var isolating = cluster.Policies.Where(policy => Selects(policy, to) && IsolatesIngress(policy)).ToList();
        return isolating.Count == 0 || isolating.Any(policy => (policy.Spec.Ingress ?? []).Any(rule =>
            MatchesPeers(policy, rule.FromProperty, from) && MatchesPorts(rule.Ports, to, protocol, port)));
    }

    protected virtual bool IsolatesIngress(V1NetworkPolicy policy) => policy.Spec.PolicyTypes is null or { Count: 0 } || policy.Spec.PolicyTypes.Contains("Ingress");

    protected virtual bool IsolatesEgress(V1NetworkPolicy policy) => policy.Spec.PolicyTypes is null or { Count: 0 }
        ? policy.Spec.Egress is { Count: > 0 }
        : policy.Spec.PolicyTypes.Contains("Egress");

    protected virtual bool Selects(V1NetworkPolicy policy, End end) => end.Pod is { } pod && !OnHost(pod)
        && pod.Metadata.NamespaceProperty == policy.Metadata.NamespaceProperty && Matches(policy.Spec.PodSelector, pod.Metadata.Labels);

    protected virtual bool OnHost(V1Pod pod) => pod.Spec.HostNetwork == true;

    protected virtual bool MatchesPeers(V1NetworkPolicy policy, IList<V1NetworkPolicyPeer>? peers, End end) =>
        peers is null or { Count: 0 } || peers.Any(peer => MatchesPeer(policy, peer, end));

    protected virtual bool MatchesPeer(V1NetworkPolicy policy, V1NetworkPolicyPeer peer, End end)
    {
        if (peer.IpBlock is not null)
            return Addresses(end).Any(address => MatchesBlock(peer.IpBlock, address));
        if (end.Pod is not { } pod || OnHost(pod))
            return false;
        return MatchesNamespace(policy, peer, pod) && (peer.PodSelector is null || Matches(peer.PodSelector, pod.Metadata.Labels));
    }

    protected virtual bool MatchesNamespace(V1NetworkPolicy policy, V1NetworkPolicyPeer peer, V1Pod pod) => peer.NamespaceSelector is null
        ? pod.Metadata.NamespaceProperty == policy.Metadata.NamespaceProperty
        : Matches(peer.NamespaceSelector, NamespaceLabels(pod.Metadata.NamespaceProperty));

    protected virtual Dictionary<string, string> NamespaceLabels(string name)
    {
        var given = cluster.Namespaces.FirstOrDefault(ns => ns.Metadata.Name == name)?.Metadata.Labels;
        return new Dictionary<string, string>(given ?? new Dictionary<string, string>()) { ["kubernetes.io/metadata.name"] = name };
    }

    protected virtual IEnumerable<string> Addresses(End end) => end.Pod is null ? [end.Address!] : end.Pod.Status.PodIPs.Select(ip => ip.Ip);

    protected virtual bool MatchesBlock(V1IPBlock block, string address) =>
        InBlock(block.Cidr, address) && !(block.Except ?? []).Any(except => InBlock(except, address));

    protected virtual bool InBlock(string cidr, string address)
    {
        var parts = cidr.Split('/');
        var (network, given) = (IPAddress.Parse(parts[0]).GetAddressBytes(), IPAddress.Parse(address).GetAddressBytes());
        if (network.Length != given.Length)
            return false;
        var shift = (network.Length * 8) - int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        return new BigInteger(network, true, true) >> shift == new BigInteger(given, true, true) >> shift;
    }

    protected virtual bool MatchesPorts(IList<V1NetworkPolicyPort>? ports, End to, string protocol, int port) =>
        ports is null or { Count: 0 } || ports.Any(entry => (entry.Protocol ?? "TCP") == protocol && MatchesPort(entry, to, protocol, port));

    protected virtual bool MatchesPort(V1NetworkPolicyPort entry, End to, string protocol, int port)
    {
        if (entry.Port is null)
            return true;
        if (int.TryParse(entry.Port.Value, out var first))
            return first <= port && port <= (entry.EndPort ?? first);
        return to.Pod is not null && NamedPorts(to.Pod).Any(named =>
            named.Name == entry.Port.Value && (named.Protocol ?? "TCP") == protocol && named.ContainerPort == port);
    }

    protected virtual IEnumerable<V1ContainerPort> NamedPorts(V1Pod pod) => pod.Spec.Containers.SelectMany(container => container.Ports ?? []);

    protected virtual bool Matches(V1LabelSelector selector, IDictionary<string, string>? labels) =>
        (selector.MatchLabels ?? new Dictionary<string, string>()).All(pair => labels is not null && labels.TryGetValue(pair.Key, out var value) && value == pair.Value)
        && (selector.MatchExpressions ?? []).All(expression => MatchesExpression(expression, labels));

    protected virtual bool MatchesExpression(V1LabelSelectorRequirement expression, IDictionary<string, string>? labels)
    {
        string? value = null;
        var present = labels is not null && labels.TryGetValue(expression.Key, out value);
        return expression.OperatorProperty switch
        {
            "In" => present && expression.Values.Contains(value!),
            "NotIn" => !present || !expression.Values.Contains(value!),
            "Exists" => present,
            _ => !present,
        };
    }
}
