using k8s.Models;
using NetPolOperator.Cli.Diffing;
using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Cli.Tests.Diffing;

public class ObjectDifferTests
{
    [Fact]
    public void Compare_ChangedPolicy_SaysWhatBecomesOfIt()
    {
        var before = Policy("web", ["Ingress"], new V1NetworkPolicyIngressRule());
        var after = Policy("api", ["Ingress", "Egress"]);

        Assert.Equal(
            ["spec.podSelector: app=web becomes app=api", "spec.ingress: loses a rule: * on *", "spec.policyTypes: isolates Egress from then on"],
            Assert.Single(ObjectDiffer.Compare(Of(before), Of(after))).Differences);
        Assert.Equal(
            ["spec.podSelector: app=api becomes app=web", "spec.ingress: gains a rule: * on *", "spec.policyTypes: no longer isolates Egress"],
            Assert.Single(ObjectDiffer.Compare(Of(after), Of(before))).Differences);
    }

    private static ClusterSnapshot Of(V1NetworkPolicy policy) => ClusterSnapshot.From([policy]);

    private static V1NetworkPolicy Policy(string app, string[] types, params V1NetworkPolicyIngressRule[] ingress) => new()
    {
        Metadata = new V1ObjectMeta { Name = "one", NamespaceProperty = "shop" },
        Spec = new V1NetworkPolicySpec
        {
            PodSelector = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = app } },
            PolicyTypes = types,
            Ingress = ingress,
        },
    };
}
