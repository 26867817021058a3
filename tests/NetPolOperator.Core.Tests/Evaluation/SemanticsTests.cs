using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Tests.Evaluation;

/// <summary>The rules of the NetworkPolicy API one by one: a policy in the namespace shop, and what may pass.</summary>
public sealed class SemanticsTests
{
    [Theory] // policyTypes missing or empty: ingress, and egress only where there are egress rules
    [InlineData("{podSelector: {}}", "", "All")]
    [InlineData("{podSelector: {}, policyTypes: []}", "", "All")]
    [InlineData("{podSelector: {}, egress: []}", "", "All")]
    [InlineData("{podSelector: {}, egress: [{ports: [{port: 53}]}]}", "", "TCP 53")]
    [InlineData("{podSelector: {}, policyTypes: [Egress]}", "All", "")]
    [InlineData("{podSelector: {}, policyTypes: [Ingress], egress: [{ports: [{port: 53}]}]}", "", "All")]
    [InlineData("{podSelector: {}, policyTypes: [Egress], ingress: [{ports: [{port: 80}]}]}", "All", "")]
    [InlineData("{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{ports: [{port: 80}]}]}", "TCP 80", "")]
    public void PolicyTypes_MissingEmptyOrNarrow_DecideTheDirections(string spec, string ingress, string egress) => Assert.Equal(
        (ingress, egress), (Connections(spec, "data/db", "shop/web"), Connections(spec, "shop/web", "data/db")));

    [Theory] // isolation is per direction, policies are a union, both ends must allow
    [InlineData("{podSelector: {matchLabels: {app: web}}, ingress: [{ports: [{port: 80}]}]}", "{podSelector: {}, ingress: [{ports: [{port: 443}]}]}", "TCP 80,443")]
    [InlineData("{podSelector: {}, ingress: [{}]}", "{podSelector: {}}", "All")]
    [InlineData("{podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{ports: [{port: 80, endPort: 90}]}]}", "{podSelector: {matchLabels: {app: web}}, ingress: [{ports: [{port: 85, endPort: 100}]}]}", "TCP 85-90")]
    [InlineData("{podSelector: {matchLabels: {app: api}}, policyTypes: [Egress]}", "{podSelector: {}, ingress: [{}]}", "")]
    public void Policies_Several_AreAUnionOnEachSide(string first, string second, string expected) =>
        Assert.Equal(expected, SmallCluster.Connections(SmallCluster.With(("shop", first), ("shop", second)), "shop/api", "shop/web"));

    [Fact]
    public void Policies_OfAnotherNamespace_SelectNothingHere() =>
        Assert.Equal("All", SmallCluster.Connections(SmallCluster.With(("data", "{podSelector: {}}")), "shop/api", "shop/web"));

    [Theory] // {} and its spellings select all; a peer without namespaceSelector is the own namespace; AND within a peer, OR between
    [InlineData("{podSelector: {matchLabels: null}}", "shop/api", "")]
    [InlineData("{podSelector: {matchLabels: {}}}", "shop/api", "")]
    [InlineData("{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}", "shop/api", "All")]
    [InlineData("{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}", "data/db", "")]
    [InlineData("{podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]}", "data/db", "All")]
    [InlineData("{podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]}", "8.8.8.8", "")]
    [InlineData("{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {app: db}}}]}]}", "data/db", "")]
    [InlineData("{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {app: db}}}]}]}", "shop/api", "")]
    [InlineData("{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: a}}}, {podSelector: {matchLabels: {app: db}}}]}]}", "shop/api", "All")]
    [InlineData("{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: a}}}, {podSelector: {matchLabels: {app: db}}}]}]}", "data/db", "")]
    public void Selectors_InPeers_FollowTheApi(string spec, string from, string expected) => Assert.Equal(expected, Connections(spec, from, "shop/web"));

    [Theory] // NotIn and DoesNotExist match an absent key; an empty value needs the key
    [InlineData("{matchExpressions: [{key: tier, operator: NotIn, values: [front]}]}", "All", "All")]
    [InlineData("{matchExpressions: [{key: tier, operator: DoesNotExist}]}", "All", "")]
    [InlineData("{matchLabels: {tier: \"\"}}", "", "All")]
    [InlineData("{matchExpressions: [{key: tier, operator: In, values: [\"\"]}]}", "", "All")]
    [InlineData("{matchLabels: {ready: \"true\", slot: \"1\"}}", "All", "")]
    public void Selectors_AbsentKeysAndEmptyValues_FollowTheApi(string selector, string api, string db)
    {
        var spec = $"{{podSelector: {{}}, ingress: [{{from: [{{namespaceSelector: {{}}, podSelector: {selector}}}]}}]}}";
        Assert.Equal((api, db), (Connections(spec, "shop/api", "shop/web"), Connections(spec, "data/db", "shop/web")));
    }

    [Theory] // the name label is implied, also without a Namespace object
    [InlineData("data", "All")]
    [InlineData("shop", "")]
    public void NamespaceName_WithoutObject_IsImplied(string name, string expected) => Assert.Equal(
        expected, Connections($"{{podSelector: {{}}, ingress: [{{from: [{{namespaceSelector: {{matchLabels: {{kubernetes.io/metadata.name: {name}}}}}}}]}}]}}", "data/db", "shop/web"));

    [Theory] // from, to, ports missing or empty are all; [{}] allows all, [] with isolation nothing
    [InlineData("{podSelector: {}, ingress: [{}]}", "All")]
    [InlineData("{podSelector: {}, ingress: []}", "")]
    [InlineData("{podSelector: {}, ingress: [{from: []}]}", "All")]
    [InlineData("{podSelector: {}, ingress: [{from: [], ports: []}]}", "All")]
    [InlineData("{podSelector: {}, ingress: [{from: null, ports: [{port: 80}]}]}", "TCP 80")]
    [InlineData("{podSelector: {}, ingress: [{from: [{podSelector: {}}], ports: []}]}", "All")]
    public void Lists_MissingOrEmpty_AreAll(string spec, string expected) => Assert.Equal(expected, Connections(spec, "shop/api", "shop/web"));

    [Theory] // ports: none is every port of the protocol, TCP by default; endPort is inclusive
    [InlineData("{}", "TCP 1-65535")]
    [InlineData("{protocol: UDP}", "UDP 1-65535")]
    [InlineData("{protocol: SCTP, port: 7070}", "SCTP 7070")]
    [InlineData("{port: 8000, endPort: 8100}", "TCP 8000-8100")]
    [InlineData("{port: 80, endPort: 80}", "TCP 80")]
    public void Ports_EveryForm_GivesItsSet(string port, string expected) =>
        Assert.Equal(expected, Connections($"{{podSelector: {{}}, ingress: [{{ports: [{port}]}}]}}", "shop/api", "shop/web"));

    [Theory] // a named port is the destination's, by name and protocol, over all containers
    [InlineData("{port: http}", "shop/api", "shop/web", "TCP 8080")]
    [InlineData("{port: http, protocol: UDP}", "shop/api", "shop/web", "UDP 80")]
    [InlineData("{port: metrics}", "shop/api", "shop/web", "TCP 9090")]
    [InlineData("{port: http}", "shop/web", "shop/api", "TCP 8081-8082")]
    [InlineData("{port: none}", "shop/web", "shop/api", "")]
    [InlineData("{port: metrics, protocol: UDP}", "shop/api", "shop/web", "")]
    public void NamedPort_OnThePod_IsResolvedThere(string port, string from, string to, string expected) =>
        Assert.Equal(expected, Connections($"{{podSelector: {{}}, ingress: [{{ports: [{port}]}}]}}", from, to));

    [Theory]
    [InlineData("shop/api", "TCP 8081-8082")]
    [InlineData("data/db", "")]
    [InlineData("8.8.8.8", "")]
    [InlineData("edge/host", "TCP 8080")]
    public void NamedPort_InEgress_IsTheDestinationsAndNeverAnAddresss(string to, string expected) =>
        Assert.Equal(expected, Connections("{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{ports: [{port: http}]}]}", "shop/web", to));

    [Theory] // ipBlock: except, host bits, both families, pod addresses too
    [InlineData("{cidr: 203.0.113.9/24, except: [203.0.113.128/25]}", "203.0.113.1", "All")]
    [InlineData("{cidr: 203.0.113.9/24, except: [203.0.113.128/25]}", "203.0.113.200", "")]
    [InlineData("{cidr: 10.0.1.0/24}", "data/db", "All")]
    [InlineData("{cidr: \"fd00::/8\"}", "data/db", "All")]
    [InlineData("{cidr: \"fd00::/8\"}", "shop/api", "")]
    [InlineData("{cidr: 0.0.0.0/0}", "2001:db8::1", "")]
    [InlineData("{cidr: \"::/0\"}", "2001:db8::1", "All")]
    [InlineData("{cidr: 0.0.0.0/0}", "shop/api", "All")]
    [InlineData("{cidr: 172.18.0.0/16}", "edge/host", "All")]
    public void IpBlock_AddressesAndPods_MatchByAddress(string block, string from, string expected) =>
        Assert.Equal(expected, Connections($"{{podSelector: {{}}, ingress: [{{from: [{{ipBlock: {block}}}]}}]}}", from, "shop/web"));

    [Theory] // a pod reaches itself; host pods are never selected and match only everyone or a block
    [InlineData("{podSelector: {}, policyTypes: [Ingress, Egress]}", "shop/web", "shop/web", "All")]
    [InlineData("{podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]}", "edge/host", "shop/web", "")]
    [InlineData("{podSelector: {}, ingress: [{}]}", "edge/host", "shop/web", "All")]
    public void SelfAndHost_Always_AreSpecial(string spec, string from, string to, string expected) => Assert.Equal(expected, Connections(spec, from, to));

    [Fact]
    public void HostPod_WithAPolicyOnItsLabels_StaysOpen()
    {
        var evaluator = SmallCluster.With(("edge", "{podSelector: {}, policyTypes: [Ingress, Egress]}"));
        Assert.Equal("All", SmallCluster.Connections(evaluator, "shop/web", "edge/host"));
        Assert.Equal("All", SmallCluster.Connections(evaluator, "edge/host", "shop/web"));
        Assert.Equal("All", SmallCluster.Connections(evaluator, "edge/host", "edge/host"));
    }

    [Fact]
    public void Evaluate_DeniedOnOneSide_NamesPoliciesAndRules()
    {
        var evaluator = SmallCluster.With(
            ("shop", "{podSelector: {matchLabels: {app: web}}, ingress: [{ports: [{port: 443}]}, {from: [{podSelector: {}}], ports: [{port: 8080}]}]}"),
            ("shop", "{podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [{ports: [{port: 53}]}]}"));
        var verdict = evaluator.Evaluate(evaluator.FindPod("shop", "api")!, evaluator.FindPod("shop", "web")!, TransportProtocol.Tcp, 8080);
        Assert.False(verdict.Allowed);
        Assert.Equal("shop/p1", Assert.Single(verdict.Egress.IsolatedBy).ToString());
        Assert.Empty(verdict.Egress.AllowedBy);
        Assert.Equal("shop/p0", Assert.Single(verdict.Ingress.IsolatedBy).ToString());
        Assert.Equal("shop/p0 spec.ingress[1]", Assert.Single(verdict.Ingress.AllowedBy).ToString());
    }

    private static string Connections(string spec, string from, string to) => SmallCluster.Connections(SmallCluster.With(("shop", spec)), from, to);
}
