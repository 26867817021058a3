namespace NetPolOperator.Core.Tests.Evaluation;

/// <summary>What people expect of policies, and what happens instead.</summary>
public sealed class PitfallTests
{
    private const string DenyAll = "{podSelector: {}, policyTypes: [Ingress, Egress]}";

    [Fact]
    public void NoPolicy_AnyPod_IsOpen() => Assert.Equal("All", Connections("data/db", "shop/web"));

    [Fact]
    public void NoCatchAll_NewPod_LeaksOpen() => // 1: only api is isolated, web beside it is not
        Assert.Equal("All", Connections("data/db", "shop/web", ("shop", "{podSelector: {matchLabels: {app: api}}}")));

    [Theory] // 2: no deny rule, no order: any allow beats deny-all, wherever it stands
    [InlineData(true)]
    [InlineData(false)]
    public void DenyAll_BesideAllow_Loses(bool denyFirst)
    {
        var (deny, allow) = (("shop", DenyAll), ("shop", "{podSelector: {}, ingress: [{}]}"));
        Assert.Equal("All", denyFirst ? Connections("data/db", "shop/web", deny, allow) : Connections("data/db", "shop/web", allow, deny));
    }

    [Fact]
    public void OneSideAllows_OtherDoesNot_IsDenied() => // 3: two rules, one connection
        Assert.Equal("", Connections("shop/api", "shop/web", ("shop", DenyAll), ("shop", "{podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {app: api}}}]}]}")));

    [Fact]
    public void BothSidesAllow_OneWay_DoesNotAllowTheOther()
    {
        (string, string)[] policies =
        [
            ("shop", DenyAll),
            ("shop", "{podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {app: api}}}]}]}"),
            ("shop", "{podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: web}}}]}]}"),
        ];
        Assert.Equal(("All", ""), (Connections("shop/api", "shop/web", policies), Connections("shop/web", "shop/api", policies)));
    }

    [Fact]
    public void PolicyTypesLeftOut_NoEgressRules_LeavesEgressOpen() => // 4
        Assert.Equal("All", Connections("shop/web", "8.8.8.8", ("shop", "{podSelector: {}, ingress: []}")));

    [Fact]
    public void NamespaceLeftOut_Policy_LandsInDefault() // 5
    {
        var cluster = Builders.Yaml.Cluster(SmallCluster.Pods + "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: lost}\nspec: {podSelector: {}}\n");
        var evaluator = Core.Evaluation.PolicyEvaluator.FromView(cluster);
        Assert.Equal("default", Assert.Single(evaluator.Policies).Namespace);
        Assert.Equal("All", SmallCluster.Connections(evaluator, "data/db", "shop/web"));
    }

    [Theory] // 6: [] denies, [{}] allows all
    [InlineData("[]", "")]
    [InlineData("[{}]", "All")]
    public void EmptyList_AndEmptyRule_Differ(string rules, string expected) =>
        Assert.Equal(expected, Connections("data/db", "shop/web", ("shop", $"{{podSelector: {{}}, ingress: {rules}}}")));

    [Theory] // 7: one item is AND, two items are OR
    [InlineData("[{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: data}}, podSelector: {matchLabels: {app: api}}}]", "", "")]
    [InlineData("[{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: data}}}, {podSelector: {matchLabels: {app: api}}}]", "All", "All")]
    public void Hyphen_OneItemOrTwo_MakesAndOrOr(string from, string db, string api)
    {
        var policy = ("shop", $"{{podSelector: {{}}, ingress: [{{from: {from}}}]}}");
        Assert.Equal((db, api), (Connections("data/db", "shop/web", policy), Connections("shop/api", "shop/web", policy)));
    }

    [Theory] // 8: podSelector alone is the own namespace, namespaceSelector {} every one
    [InlineData("{podSelector: {}}", "")]
    [InlineData("{namespaceSelector: {}, podSelector: {}}", "All")]
    public void PodSelectorAlone_OtherNamespace_DoesNotMatch(string peer, string expected) =>
        Assert.Equal(expected, Connections("data/db", "shop/web", ("shop", $"{{podSelector: {{}}, ingress: [{{from: [{peer}]}}]}}")));

    [Theory] // 16: missing ports are all, missing protocol is TCP
    [InlineData("{}", "All")]
    [InlineData("{ports: [{port: 53}]}", "TCP 53")]
    public void Ports_Missing_AreAllAndProtocolTcp(string rule, string expected) =>
        Assert.Equal(expected, Connections("data/db", "shop/web", ("shop", $"{{podSelector: {{}}, ingress: [{rule}]}}")));

    [Fact]
    public void EndPort_WithNumber_IncludesBothEnds() => // 17; a name with endPort is refused, see PolicyProblemTests
        Assert.Equal("TCP 32000-32768", Connections("data/db", "shop/web", ("shop", "{podSelector: {}, ingress: [{ports: [{port: 32000, endPort: 32768}]}]}")));

    private static string Connections(string from, string to, params (string, string)[] policies) =>
        SmallCluster.Connections(SmallCluster.With(policies), from, to);
}
