using k8s.Models;
using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Tests.Evaluation.Compilation;

/// <summary>What the API server would refuse is said, and never means more than it could have.</summary>
public sealed class PolicyProblemTests
{
    public static TheoryData<V1NetworkPolicyPort, string> BadPorts => new()
    {
        { new V1NetworkPolicyPort { Port = 0 }, "spec.ingress[0].ports[0].port" },
        { new V1NetworkPolicyPort { Port = 65536 }, "spec.ingress[0].ports[0].port" },
        { new V1NetworkPolicyPort { Port = 90, EndPort = 80 }, "spec.ingress[0].ports[0].endPort" },
        { new V1NetworkPolicyPort { Port = 90, EndPort = 70000 }, "spec.ingress[0].ports[0].endPort" },
        { new V1NetworkPolicyPort { Port = "http", EndPort = 80 }, "spec.ingress[0].ports[0].endPort" },
        { new V1NetworkPolicyPort { EndPort = 80 }, "spec.ingress[0].ports[0].endPort" },
        { new V1NetworkPolicyPort { Port = 80, Protocol = "ICMP" }, "spec.ingress[0].ports[0].protocol" },
        { new V1NetworkPolicyPort { Port = 80, Protocol = "tcp" }, "spec.ingress[0].ports[0].protocol" },
    };

    public static TheoryData<V1NetworkPolicyPeer, string> BadPeers => new()
    {
        { new V1NetworkPolicyPeer(), "spec.ingress[0].from[0]" },
        { new V1NetworkPolicyPeer { IpBlock = new V1IPBlock { Cidr = "10.0.0.0/8" }, PodSelector = new V1LabelSelector() }, "spec.ingress[0].from[0]" },
        { new V1NetworkPolicyPeer { IpBlock = new V1IPBlock { Cidr = "everywhere" } }, "spec.ingress[0].from[0].ipBlock.cidr" },
        { new V1NetworkPolicyPeer { IpBlock = new V1IPBlock { Cidr = "10.0.0.0/8", Except = ["10.0.0.0"] } }, "spec.ingress[0].from[0].ipBlock.except[0]" },
    };

    [Theory]
    [MemberData(nameof(BadPorts))]
    public void Of_BadPort_IsSaidAndMatchesNoPort(V1NetworkPolicyPort port, string field)
    {
        var policy = CompiledPolicy.Of(Policy(new V1NetworkPolicyIngressRule { Ports = [port] }));
        Assert.Equal(field, Assert.Single(policy.Problems).Field);
        Assert.True(policy.Ingress![0].Ports.Numbered.IsEmpty);
        Assert.Empty(policy.Ingress[0].Ports.Named);
    }

    [Theory]
    [MemberData(nameof(BadPeers))]
    public void Of_BadPeer_IsSaidAndMatchesNoOne(V1NetworkPolicyPeer peer, string field)
    {
        var policy = CompiledPolicy.Of(Policy(new V1NetworkPolicyIngressRule { FromProperty = [peer] }));
        Assert.Equal(field, Assert.Single(policy.Problems).Field);
        Assert.NotNull(policy.Ingress![0].Peers);
        Assert.Empty(policy.Ingress[0].Peers!);
    }

    [Fact]
    public void Of_BadSelectorAndType_AreBothSaid()
    {
        var source = Policy(new V1NetworkPolicyIngressRule());
        source.Spec.PodSelector = new V1LabelSelector { MatchExpressions = [new V1LabelSelectorRequirement { Key = "app", OperatorProperty = "Is" }] };
        source.Spec.PolicyTypes = ["Ingress", "Egres"];
        var policy = CompiledPolicy.Of(source);
        Assert.Equal(["spec.podSelector.matchExpressions[0].operator", "spec.policyTypes[1]"], policy.Problems.Select(problem => problem.Field));
        Assert.True(policy.PodSelector.IsNothing);
    }

    [Fact]
    public void Of_SameObject_CompilesOnce()
    {
        var source = Policy(new V1NetworkPolicyIngressRule());
        Assert.Same(CompiledPolicy.Of(source), CompiledPolicy.Of(source));
        Assert.NotSame(CompiledPolicy.Of(source), CompiledPolicy.Of(source with { }));
    }

    private static V1NetworkPolicy Policy(V1NetworkPolicyIngressRule rule) => new()
    {
        Metadata = new V1ObjectMeta { Name = "p", NamespaceProperty = "shop" },
        Spec = new V1NetworkPolicySpec { PodSelector = new V1LabelSelector(), Ingress = [rule] },
    };
}
