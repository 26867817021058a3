using k8s.Models;
using NetPolOperator.Cli.Diffing;
using NetPolOperator.Core.Api.V1Alpha1;
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

    [Fact]
    public void Compare_SpecWithWhatTheApiServerFillsIn_IsTheSame()
    {
        var written = Segment(spec => spec.Ports = [new SegmentPort { Port = 80 }]);
        var stored = Segment(spec =>
        {
            (spec.Mode, spec.Dns, spec.Isolate) = (Modes.Enforce, DnsModes.Auto, [Directions.Ingress, Directions.Egress]);
            (spec.Ports, spec.AllowTo) = ([new SegmentPort { Port = 80, Protocol = Protocols.Tcp }], []);
        });

        Assert.Empty(ObjectDiffer.Compare(ClusterSnapshot.From([stored]), ClusterSnapshot.From([written])));
    }

    [Fact]
    public void Compare_ChangedSpec_SaysWhichFieldsAndHow()
    {
        var before = Segment(spec => spec.AllowTo = [To("db"), To("cache")]);
        var after = Segment(spec => (spec.Mode, spec.Isolate, spec.AllowTo) = (Modes.Audit, [Directions.Egress], [To("cache"), To("mail")]));

        Assert.Equal(
            [
                """spec.allowTo: loses {"segment":{"name":"db"}}""",
                """spec.allowTo: gains {"segment":{"name":"mail"}}""",
                "spec.isolate: loses Ingress",
                "spec.mode: Enforce becomes Audit",
            ],
            Assert.Single(ObjectDiffer.Compare(ClusterSnapshot.From([before]), ClusterSnapshot.From([after]))).Differences);
    }

    [Fact]
    public void Compare_Baseline_NoExclusionsAreNotTheDefaultOnes()
    {
        var (before, after) = (Baseline(null), Baseline([]));
        Assert.Equal(
            ["spec.excludeNamespaces: loses kube-system", "spec.excludeNamespaces: loses kube-public", "spec.excludeNamespaces: loses kube-node-lease"],
            Assert.Single(ObjectDiffer.Compare(ClusterSnapshot.From([before]), ClusterSnapshot.From([after]))).Differences);
    }

    private static EgressRule To(string name) => new() { Segment = new SegmentPeer { Name = name } };

    private static NamespaceBaseline Baseline(string[]? excludes) => new()
    {
        Metadata = new V1ObjectMeta { Name = "base" },
        Spec = new NamespaceBaselineSpec { NamespaceSelector = new V1LabelSelector(), ExcludeNamespaces = excludes },
    };

    private static AppSegment Segment(Action<AppSegmentSpec> with)
    {
        var spec = new AppSegmentSpec { PodSelector = new V1LabelSelector() };
        with(spec);
        return new AppSegment { Metadata = new V1ObjectMeta { Name = "web", NamespaceProperty = "shop" }, Spec = spec };
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
