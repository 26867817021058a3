using FsCheck;
using FsCheck.Fluent;
using k8s.Models;

namespace NetPolOperator.Core.Tests.Evaluation.Random;

/// <summary>
/// The comparison with the naive evaluator is worth something only if it notices mistakes: each of these, made on either side, must be
/// found. The evaluator is broken by giving it a cluster in which what it should have minded is missing; the naive one by overriding a step.
/// </summary>
public sealed class MutationTests
{
    private static readonly IReadOnlyList<RandomCluster> Sample = [.. RandomClusters.Clusters.Sample(600, new Rnd(20261121), 50)];

    private static readonly Dictionary<string, Func<V1NetworkPolicyPeer, V1NetworkPolicyPeer>> PeerMutations = new()
    {
        ["except is ignored"] = peer => peer.IpBlock is null ? peer : peer with { IpBlock = peer.IpBlock with { Except = null } },
        ["podSelector is ignored beside namespaceSelector"] = peer => peer.NamespaceSelector is null ? peer : peer with { PodSelector = null },
        ["no namespaceSelector is every namespace"] = peer => peer.PodSelector is null ? peer : peer with { NamespaceSelector = peer.NamespaceSelector ?? new V1LabelSelector() },
        ["namespaceSelector is ignored beside podSelector"] = peer => peer.PodSelector is null ? peer : peer with { NamespaceSelector = null },
    };

    private static readonly Dictionary<string, Func<V1NetworkPolicyPort, V1NetworkPolicyPort>> PortMutations = new()
    {
        ["endPort is ignored"] = port => port with { EndPort = null },
        ["endPort is exclusive"] = port => port.EndPort is { } end && end > port.Port.ToInt() ? port with { EndPort = end - 1 } : port,
        ["protocol is ignored"] = port => port with { Protocol = null },
        ["a name is every port"] = port => port.Port is not null && !int.TryParse(port.Port.Value, out _) ? port with { Port = null } : port,
    };

    private static readonly Dictionary<string, Func<RandomCluster, RandomCluster>> ClusterMutations = new()
    {
        ["hostNetwork is ignored"] = cluster => cluster with { Pods = [.. cluster.Pods.Select(pod => pod with { Spec = pod.Spec with { HostNetwork = null } })] },
        ["only the first container counts"] = cluster => cluster with { Pods = [.. cluster.Pods.Select(pod => pod with { Spec = pod.Spec with { Containers = [pod.Spec.Containers[0]] } })] },
        ["only the first address counts"] = cluster => cluster with { Pods = [.. cluster.Pods.Select(pod => pod with { Status = pod.Status with { PodIPs = [.. pod.Status.PodIPs.Take(1)] } })] },
        ["no policyTypes are both"] = cluster => Policies(cluster, spec => spec with { PolicyTypes = spec.PolicyTypes is null or { Count: 0 } ? ["Ingress", "Egress"] : spec.PolicyTypes }),
        ["no policyTypes are ingress"] = cluster => Policies(cluster, spec => spec with { PolicyTypes = spec.PolicyTypes is null or { Count: 0 } ? ["Ingress"] : spec.PolicyTypes }),
        ["the last policy is lost"] = cluster => cluster with { Policies = [.. cluster.Policies.SkipLast(1)] },
        ["rules beyond the first are lost"] = cluster => Policies(cluster, spec => spec with { Ingress = spec.Ingress?.Take(1).ToList(), Egress = spec.Egress?.Take(1).ToList() }),
        ["namespace labels are ignored"] = cluster => cluster with { Namespaces = [] },
        ["an empty value is no label"] = cluster => cluster with { Pods = [.. cluster.Pods.Select(pod => pod with { Metadata = pod.Metadata with { Labels = pod.Metadata.Labels?.Where(label => label.Value.Length > 0).ToDictionary() } })] },
    };

    private static readonly Dictionary<string, Func<RandomCluster, NaiveEvaluator>> NaiveMutations = new()
    {
        ["a pod does not reach itself"] = cluster => new Selfless(cluster),
        ["egress does not count"] = cluster => new WithoutEgress(cluster),
        ["ingress does not count"] = cluster => new WithoutIngress(cluster),
        ["an empty from is nobody"] = cluster => new EmptyIsNobody(cluster),
        ["host bits are not masked"] = cluster => new HostBits(cluster),
        ["NotIn needs the key"] = cluster => new StrictNotIn(cluster),
        ["host pods are like others"] = cluster => new HostIsPod(cluster),
        ["the name label is not implied"] = cluster => new NoImpliedName(cluster),
        ["named ports are of any protocol"] = cluster => new LooseNames(cluster),
    };

    public static TheoryData<string> Evaluators => [.. PeerMutations.Keys, .. PortMutations.Keys, .. ClusterMutations.Keys];

    public static TheoryData<string> Naives => [.. NaiveMutations.Keys];

    [Fact]
    public void Unbroken_Sample_Agrees() => Assert.All(Sample.Take(100), cluster => Assert.Null(Disagreement.Find(cluster)));

    [Theory]
    [MemberData(nameof(Evaluators))]
    public void BrokenEvaluator_Sample_IsFound(string mutation) =>
        Assert.True(Sample.Any(cluster => Disagreement.Find(cluster, Mutation(mutation)) is not null), "nobody noticed");

    [Theory]
    [MemberData(nameof(Naives))]
    public void BrokenNaive_Sample_IsFound(string mutation) =>
        Assert.True(Sample.Any(cluster => Disagreement.Find(cluster, null, NaiveMutations[mutation]) is not null), "nobody noticed");

    private static Func<RandomCluster, RandomCluster> Mutation(string name)
    {
        if (ClusterMutations.TryGetValue(name, out var mutation))
            return mutation;
        var peers = PeerMutations.GetValueOrDefault(name, peer => peer);
        var ports = PortMutations.GetValueOrDefault(name, port => port);
        return cluster => Policies(cluster, spec => spec with
        {
            Ingress = spec.Ingress?.Select(rule => rule with { FromProperty = rule.FromProperty?.Select(peers).ToList(), Ports = rule.Ports?.Select(ports).ToList() }).ToList(),
            Egress = spec.Egress?.Select(rule => rule with { To = rule.To?.Select(peers).ToList(), Ports = rule.Ports?.Select(ports).ToList() }).ToList(),
        });
    }

    private static RandomCluster Policies(RandomCluster cluster, Func<V1NetworkPolicySpec, V1NetworkPolicySpec> change) =>
        cluster with { Policies = [.. cluster.Policies.Select(policy => policy with { Spec = change(policy.Spec) })] };

    private sealed class Selfless(RandomCluster cluster) : NaiveEvaluator(cluster)
    {
        protected override bool Self() => false;
    }

    private sealed class WithoutEgress(RandomCluster cluster) : NaiveEvaluator(cluster)
    {
        protected override bool Leaves(End from, End to, string protocol, int port) => true;
    }

    private sealed class WithoutIngress(RandomCluster cluster) : NaiveEvaluator(cluster)
    {
        protected override bool Arrives(End from, End to, string protocol, int port) => true;
    }

    private sealed class EmptyIsNobody(RandomCluster cluster) : NaiveEvaluator(cluster)
    {
        protected override bool MatchesPeers(V1NetworkPolicy policy, IList<V1NetworkPolicyPeer>? peers, End end) =>
            peers is null || (peers.Count > 0 && base.MatchesPeers(policy, peers, end));
    }

    private sealed class HostBits(RandomCluster cluster) : NaiveEvaluator(cluster)
    {
        protected override bool InBlock(string cidr, string address) => base.InBlock(cidr, address) && !cidr.StartsWith("10.1.0.77", StringComparison.Ordinal);
    }

    private sealed class StrictNotIn(RandomCluster cluster) : NaiveEvaluator(cluster)
    {
        protected override bool MatchesExpression(V1LabelSelectorRequirement expression, IDictionary<string, string>? labels) =>
            base.MatchesExpression(expression, labels) && (expression.OperatorProperty != "NotIn" || labels?.ContainsKey(expression.Key) == true);
    }

    private sealed class HostIsPod(RandomCluster cluster) : NaiveEvaluator(cluster)
    {
        protected override bool OnHost(V1Pod pod) => false;
    }

    private sealed class NoImpliedName(RandomCluster cluster) : NaiveEvaluator(cluster)
    {
        protected override Dictionary<string, string> NamespaceLabels(string name) =>
            new(Cluster.Namespaces.FirstOrDefault(ns => ns.Metadata.Name == name)?.Metadata.Labels ?? new Dictionary<string, string>());
    }

    private sealed class LooseNames(RandomCluster cluster) : NaiveEvaluator(cluster)
    {
        protected override IEnumerable<V1ContainerPort> NamedPorts(V1Pod pod) => base.NamedPorts(pod).Select(port => port with { Protocol = "TCP" });
    }
}
