using FsCheck;
using FsCheck.Fluent;
using k8s.Models;

namespace NetPolOperator.Core.Tests.Evaluation.Random;

/// <summary>Rules with every kind of peer and port, and everything that may be missing or empty.</summary>
public static class RandomRules
{
    public static Gen<V1NetworkPolicyIngressRule> Ingress =>
        from peers in Lists(Peer)
        from ports in Lists(Port)
        select new V1NetworkPolicyIngressRule { FromProperty = peers, Ports = ports };

    public static Gen<V1NetworkPolicyEgressRule> Egress =>
        from peers in Lists(Peer)
        from ports in Lists(Port)
        select new V1NetworkPolicyEgressRule { To = peers, Ports = ports };

    private static Gen<V1NetworkPolicyPeer> Peer => Gen.Frequency(
        (2, from pods in RandomSelectors.Selector select new V1NetworkPolicyPeer { PodSelector = pods }),
        (2, from namespaces in RandomSelectors.NamespaceSelector select new V1NetworkPolicyPeer { NamespaceSelector = namespaces }),
        (3, from namespaces in RandomSelectors.NamespaceSelector
            from pods in RandomSelectors.Selector
            select new V1NetworkPolicyPeer { NamespaceSelector = namespaces, PodSelector = pods }),
        (3, from block in Block select new V1NetworkPolicyPeer { IpBlock = block }));

    // Host bits, exceptions outside the block or within each other, both families.
    private static Gen<V1IPBlock> Block =>
        from cidr in Gen.Elements(
            "0.0.0.0/0", "10.0.0.0/8", "10.1.0.77/24", "10.1.0.3/32", "203.0.113.9/24", "172.18.0.0/16", "::/0", "2001:db8::/32", "fd00::1:3/128", "fd00::5/64")
        from except in Gen.Elements<string[]?>(
            null, [], ["10.1.0.0/16"], ["203.0.113.128/25", "10.1.0.0/25"], ["203.0.113.0/24", "203.0.113.128/26"], ["2001:db8:1::/48"], ["fd00::/16", "fd00::1:0/112"])
        select new V1IPBlock { Cidr = cidr, Except = except };

    private static Gen<V1NetworkPolicyPort> Port =>
        from protocol in Gen.Elements<string?>(null, "TCP", "UDP", "SCTP")
        from port in Gen.Frequency(
            (1, Gen.Constant(new V1NetworkPolicyPort())),
            (3, from number in Gen.Elements(53, 80, 443, 8080) select new V1NetworkPolicyPort { Port = number }),
            (2, from name in Gen.Elements("http", "dns", "none") select new V1NetworkPolicyPort { Port = name }),
            (1, from range in Gen.Elements((8000, 8100), (80, 443), (30000, 32767), (80, 80)) select new V1NetworkPolicyPort { Port = range.Item1, EndPort = range.Item2 }))
        select port with { Protocol = protocol };

    /// <summary>Null, empty, or with items: the three mean different things.</summary>
    public static Gen<IList<T>?> Lists<T>(Gen<T> item) => Gen.Frequency(
        (1, Gen.Constant<IList<T>?>(null)),
        (1, Gen.Constant<IList<T>?>([])),
        (4, Gen.Choose(1, 2).SelectMany(count => Gen.CollectToArray(Enumerable.Range(0, count).Select(_ => item))).Select(IList<T>? (items) => [.. items])));
}
