using NetPolOperator.Core.Evaluation.Live;

namespace NetPolOperator.Core.Tests.Evaluation.Live;

public sealed class ConnectionJudgeTests
{
    private const string Web = """
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web-0, namespace: shop, labels: {app: web}}
        spec: {containers: [{name: main}]}

        """;

    private const string Db = """
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: db-0, namespace: data, labels: {app: db}}
        spec: {containers: [{name: main, ports: [{name: pg, containerPort: 5432}]}]}

        """;

    private const string Ports = "ports: [{name: pg, port: 5432}]";
    private const string Call = "allowTo: [{segment: {name: db, namespace: data}}]";
    private const string Consent = "allowFrom: [{segment: {name: web, namespace: shop}}]";
    private const string Nobody = "allowFrom: []";

    private const string Baseline = """
        ---
        apiVersion: netpol.io/v1alpha1
        kind: NamespaceBaseline
        metadata: {name: base}
        spec: {namespaceSelector: {}, BASELINE}

        """;

    [Theory]
    [InlineData(Call, Consent, "Established")]
    [InlineData(Call, Nobody, "AwaitingPeer")]
    [InlineData("allowTo: [{segment: {name: db, namespace: data}, ports: [{port: 9999}]}]", Consent, "AwaitingPeer")]
    [InlineData("allowTo: [{segment: {name: none, namespace: data}}]", Consent, "PeerNotFound")]
    [InlineData("allowTo: [{segment: {name: db, namespace: data}, expiresAt: \"2026-01-01T00:00:00Z\"}]", Consent, "Expired")]
    [InlineData("allowTo: [{pods: {namespace: data, podSelector: {matchLabels: {app: db}}}, ports: [{port: 5432}]}]", Consent, "Established")]
    [InlineData("allowTo: [{pods: {namespace: data, podSelector: {matchLabels: {app: db}}}}]", Consent, "Established")]
    [InlineData("allowTo: [{pods: {namespace: data, podSelector: {matchLabels: {app: db}}}, ports: [{port: 80}]}]", Consent, "AwaitingPeer")]
    [InlineData("allowTo: [{pods: {namespace: data, podSelector: {matchLabels: {app: cache}}}, ports: [{port: 6379}]}]", Consent, "NoPods")]
    [InlineData("allowTo: [{pods: {namespace: data}, ports: [{port: nope}]}]", Consent, "AwaitingPeer")]
    [InlineData("allowTo: [{cidr: {block: 203.0.113.0/24}}]", Consent, "Established")]
    [InlineData("allowTo: [{entity: Anyone}]", Consent, "Established")]
    [InlineData("allowTo: [{entity: Cluster}]", Nobody, "Established")]
    public void Judge_EgressRule_FollowsTheOtherSide(string web, string db, string expected) =>
        Assert.Equal(expected, Judge(Web + Segment("web", "shop", web) + Db + Segment("db", "data", db, Ports), "web"));

    [Theory] // all pods of the namespaces that a selector finds: one that answers is enough
    [InlineData("{team: data}", Consent, "Established")]
    [InlineData("{team: data}", Nobody, "AwaitingPeer")]
    [InlineData("{team: nobody}", Consent, "NoPods")]
    [InlineData("{}", Nobody, "Established")]
    public void Judge_PodsOfNamespacesByLabel_FollowThem(string labels, string db, string expected) => Assert.Equal(expected, Judge(
        Web + Segment("web", "shop", $"allowTo: [{{pods: {{namespaceSelector: {{matchLabels: {labels}}}}}, ports: [{{port: 5432}}]}}]")
        + "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: data, labels: {team: data, kubernetes.io/metadata.name: data}}\n"
        + Db + Segment("db", "data", db, Ports), "web"));

    [Theory] // a name is a pod's port, and no other address has one
    [InlineData("cidr: {block: 203.0.113.0/24}", "port: pg", "AwaitingPeer")]
    [InlineData("cidr: {block: 203.0.113.0/24}", "port: 5432", "Established")]
    [InlineData("cidr: {block: 10.244.0.0/16}", "port: pg", "Established")]
    [InlineData("cidr: {block: 10.244.0.0/16}", "port: nope", "AwaitingPeer")]
    [InlineData("entity: Internet", "port: https", "AwaitingPeer")]
    [InlineData("entity: Anyone", "port: https", "Established")]
    public void Judge_AddressesOnAPortByName_ArePods(string peer, string port, string expected) => Assert.Equal(expected, Judge(
        Web + Segment("web", "shop", $"allowTo: [{{{peer}, ports: [{{{port}}}]}}]")
        + Db + "status: {podIP: 10.244.0.7, podIPs: [{ip: 10.244.0.7}]}\n" + Segment("db", "data", Consent, Ports), "web"));

    [Fact]
    public void Judge_AddressesOnAPortByName_SaysToGiveTheNumber()
    {
        var cluster = LiveCluster.From(Web + Segment("web", "shop", "allowTo: [{cidr: {block: 203.0.113.0/24}, ports: [{port: https}, {port: http}]}]"));
        const string Advice = "an address outside the cluster has no port named http or https: names are those of pods' ports, give the number";
        Assert.Equal(Advice, Message(cluster, "web"));
        var warning = cluster.Of("web").Warnings[0];
        Assert.Equal(("NamedPortOfAddress", "allowTo[0]", Advice), (warning.Code, warning.Path, warning.Message));
    }

    [Fact] // after a restart a watch brings them in another order
    public void Judge_SeveralPodsThatDoNotAdmit_NamesTheFirstWhateverTheOrder()
    {
        string[] pods = [Db, Db.Replace("db-0", "db-1", StringComparison.Ordinal), Db.Replace("db-0", "da-9", StringComparison.Ordinal).Replace("pg", "pq", StringComparison.Ordinal)];
        string? Said(IEnumerable<string> order) =>
            Message(LiveCluster.From(Web + Segment("web", "shop", Call) + string.Concat(order) + Segment("db", "data", Nobody, Ports)), "web");

        Assert.StartsWith("data/da-9 is isolated", Said(pods), StringComparison.Ordinal);
        Assert.Equal(Said(pods), Said(pods.Reverse()));
    }

    [Theory] // all ports are asked for, and a name that no container has gives none
    [InlineData("pg", "Established")]
    [InlineData("nope", "AwaitingPeer")]
    public void Judge_AllPortsAndTheOtherSideAdmitsAName_AsItsContainersHaveIt(string name, string expected) => Assert.Equal(expected, Judge(
        Web + Segment("web", "shop", Call) + Db + Segment("db", "data", $"allowFrom: [{{segment: {{name: web, namespace: shop}}, ports: [{{port: {name}}}]}}]"), "web"));

    [Theory] // whatever is isolated, what is not there is not there
    [InlineData("segment: {name: ghost}")]
    [InlineData("service: {name: ghost}")]
    public void Judge_PeerNotThereInADirectionThatIsNotIsolated_PeerNotFound(string peer) =>
        Assert.Equal("PeerNotFound", Judge(Web + Segment("web", "shop", $"allowTo: [{{{peer}}}]", "isolate: [Ingress]"), "web"));

    [Fact] // an API server before 1.22 drops endPort, and the owner is told so
    public void Judge_OtherSideIsNotLiveAsWritten_SaysToLookThere()
    {
        var yaml = Web + Segment("web", "shop", Call) + Db + Segment("db", "data", Consent, "ports: [{port: 5430, endPort: 5439}]");
        var cluster = LiveCluster.From(yaml, alter: policy =>
        {
            foreach (var port in policy.Spec.Ingress?.SelectMany(rule => rule.Ports ?? []) ?? [])
            {
                port.EndPort = null;
            }
        });
        Assert.EndsWith(": AppSegment data/db has allowFrom[0] for it, and its policy is not live as written: its condition Programmed says why", Message(cluster, "web"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Call, "Established")]
    [InlineData("allowTo: []", "AwaitingPeer")]
    [InlineData("isolate: [Ingress]", "Established")]
    public void Judge_IngressRule_FollowsTheOtherSide(string web, string expected) =>
        Assert.Equal(expected, Judge(Web + Segment("web", "shop", web) + Db + Segment("db", "data", Consent, Ports), "db"));

    [Theory] // by the declared rules where a side has no pods yet
    [InlineData(true, false, Consent, "NoPods")]
    [InlineData(true, false, Nobody, "AwaitingPeer")]
    [InlineData(false, true, Consent, "NoPods")]
    [InlineData(false, true, Nobody, "AwaitingPeer")]
    [InlineData(false, false, Consent, "NoPods")]
    [InlineData(false, false, Nobody, "AwaitingPeer")]
    public void Judge_SideWithoutPods_GoesByDeclaredRules(bool webPods, bool dbPods, string db, string expected) =>
        Assert.Equal(expected, Judge((webPods ? Web : "") + Segment("web", "shop", Call) + (dbPods ? Db : "") + Segment("db", "data", db, Ports), "web"));

    [Theory] // a direction that is not isolated needs no rule; the other side decides alone
    [InlineData(Consent, "Established")]
    [InlineData(Nobody, "AwaitingPeer")]
    public void Judge_NotIsolated_FollowsTheOtherSide(string db, string expected) =>
        Assert.Equal(expected, Judge(Web + Segment("web", "shop", Call, "isolate: [Ingress]") + Db + Segment("db", "data", db, Ports), "web"));

    [Fact]
    public void Judge_NotAdmitted_SaysWhatToAddWhere()
    {
        var cluster = LiveCluster.From(Web + Segment("web", "shop", Call) + Db + Segment("db", "data", Nobody, Ports));
        var status = Assert.Single(ConnectionJudge.Judge(cluster.Context, cluster.Of("web")));
        Assert.Equal(("allowTo[0]", "Egress", "segment data/db", "TCP 5432"), (status.Rule, status.Direction, status.Peer, status.Ports));
        Assert.Equal(
            "data/db-0 is isolated for ingress by data/aseg-db, and no rule there admits TCP 5432 from AppSegment/shop/web: "
            + "add to AppSegment data/db allowFrom: [{segment: {name: web, namespace: shop}, ports: [{port: 5432}]}]",
            status.Message);
    }

    [Fact]
    public void Judge_ForeignDeny_NamesThePolicy()
    {
        var deny = "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny, namespace: data}\nspec: {podSelector: {}, policyTypes: [Ingress]}\n";
        var cluster = LiveCluster.From(Web + Segment("web", "shop", "allowTo: [{pods: {namespace: data, podSelector: {matchLabels: {app: db}}}, ports: [{port: 5432}]}]") + Db + deny);
        var status = Assert.Single(ConnectionJudge.Judge(cluster.Context, cluster.Of("web")));
        Assert.Equal("AwaitingPeer", status.State);
        Assert.Contains("isolated for ingress by data/deny", status.Message, StringComparison.Ordinal);
    }

    [Theory] // nothing isolates its pods: the other side decides alone
    [InlineData(Consent, "Established")]
    [InlineData(Nobody, "AwaitingPeer")]
    public void Judge_Audited_FollowsTheOtherSide(string db, string expected) =>
        Assert.Equal(expected, Judge(Web + Segment("web", "shop", Call, "mode: Audit") + Db + Segment("db", "data", db, Ports), "web"));

    [Theory] // judged on what is live: a baseline isolates, and what Audit asks for is not written
    [InlineData(Call, "", "AwaitingPeer")]
    [InlineData(Call, "isolate: [Ingress]", "Established")]
    [InlineData(Call, "allowTo: [{entity: Cluster, ports: [{port: 5432}]}]", "Established")]
    [InlineData(Call, "allowTo: [{entity: Cluster, ports: [{port: 80}]}]", "AwaitingPeer")]
    [InlineData("allowTo: [{cidr: {block: 203.0.113.0/24}}]", "", "AwaitingPeer")]
    [InlineData("allowTo: [{cidr: {block: 203.0.113.0/24}}]", "allowTo: [{cidr: {block: 203.0.0.0/16}}]", "Established")]
    [InlineData("allowTo: [{entity: Cluster}]", "", "AwaitingPeer")]
    [InlineData("allowTo: [{entity: Anyone}]", "allowTo: [{entity: Cluster}]", "AwaitingPeer")]
    [InlineData("allowTo: [{entity: Anyone}]", "allowTo: [{entity: Anyone}]", "Established")]
    public void Judge_AuditedBesideABaseline_GoesByWhatIsLive(string web, string baseline, string expected) => Assert.Equal(
        expected, Judge(Web + Segment("web", "shop", web, "mode: Audit") + Db + Segment("db", "data", Consent, Ports) + Enforced(baseline), "web"));

    [Fact]
    public void Judge_AuditedBesideABaseline_BothSidesSayWhatToDo()
    {
        var cluster = LiveCluster.From(Web + Segment("web", "shop", Call, "mode: Audit") + Db + Segment("db", "data", Consent, Ports) + Enforced());
        Assert.Equal(
            "shop/web-0 is isolated for egress by shop/nsb-base, and this rule is not in force there while mode is Audit: "
            + "set it to Enforce, once status.audit reads as it should",
            Message(cluster, "web"));
        Assert.Equal(
            "shop/web-0 is isolated for egress by shop/nsb-base, and no rule there admits TCP 5432 to AppSegment/data/db: "
            + "AppSegment shop/web has allowTo[0] for it, which is not in force while its mode is Audit: set that to Enforce",
            Message(cluster, "db"));
    }

    [Theory] // a rule of a direction that is not isolated is not written, and a baseline isolates it all the same
    [InlineData("", "AwaitingPeer")]
    [InlineData("isolate: [Ingress]", "Established")]
    public void Judge_NotIsolatedBesideABaseline_GoesByWhatIsLive(string baseline, string expected)
    {
        var cluster = LiveCluster.From(Web + Segment("web", "shop", Call, "isolate: [Ingress]") + Db + Segment("db", "data", Consent, Ports) + Enforced(baseline));
        var status = Assert.Single(ConnectionJudge.Judge(cluster.Context, cluster.Of("web")));
        Assert.Equal(expected, status.State);
        Assert.EndsWith("Egress is not isolated by this resource, so the rule is not written: add Egress to isolate, or remove the rule", status.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mode: Audit", "what AppSegment shop/web says is not in force while its mode is Audit: set that to Enforce; and give it allowTo: [ENTRY], unless a rule there means this already")]
    [InlineData("isolate: [Ingress]", "what AppSegment shop/web says is not in force while its isolate lacks Egress: add it there; and give it allowTo: [ENTRY], unless a rule there means this already")]
    [InlineData("isolate: [Egress]", "add to AppSegment shop/web allowTo: [ENTRY]")]
    [InlineData("dns: Sometimes", "what AppSegment shop/web says is not in force while its spec is invalid: put that right, its condition Accepted says how; and give it allowTo: [ENTRY], unless a rule there means this already")]
    public void Judge_SegmentOfThePeerHasNoRule_SaysWhatToDoThere(string web, string advice)
    {
        var cluster = LiveCluster.From(Web + Segment("web", "shop", web) + Db
            + Segment("db", "data", "allowFrom: [{pods: {namespace: shop, podSelector: {matchLabels: {app: web}}}}]", Ports) + Enforced());
        Assert.EndsWith(
            advice.Replace("ENTRY", "{segment: {name: db, namespace: data}, ports: [{port: 5432}]}", StringComparison.Ordinal), Message(cluster, "db"), StringComparison.Ordinal);
    }

    [Theory] // what is to be known of the peer is said whatever the state
    [InlineData(true, Consent, "Established", "")]
    [InlineData(true, Nobody, "AwaitingPeer", "data/db-0 is isolated for ingress")]
    [InlineData(false, Consent, "NoPods", "segment data/db has no pods yet")]
    public void Judge_PeerIsInvalidNow_IsSaidInEachState(bool pods, string db, string state, string begins)
    {
        const string told = "the AppSegment data/db is invalid now; what its spec said last still counts until that is put right";
        var cluster = LiveCluster.From(Web + Segment("web", "shop", Call) + (pods ? Db : "") + Segment("db", "data", db, Ports));
        var web = cluster.Of("web");
        web = web with { Rules = [.. web.Rules.Select(rule => rule with { Message = told })] };
        var status = Assert.Single(ConnectionJudge.Judge(cluster.Context, web));
        Assert.Equal(state, status.State);
        Assert.StartsWith(begins, status.Message, StringComparison.Ordinal);
        Assert.EndsWith(told, status.Message, StringComparison.Ordinal);
    }

    private static string Enforced(string baseline = "") => Baseline.Replace("BASELINE", baseline.Length == 0 ? "dns: None" : baseline, StringComparison.Ordinal);

    private static string? Message(LiveCluster cluster, string name) =>
        Assert.Single(ConnectionJudge.Judge(cluster.Context, cluster.Of(name, name == "web" ? "shop" : "data"))).Message;

    private static string Segment(string name, string ns, params string[] spec) =>
        $"---\napiVersion: netpol.io/v1alpha1\nkind: AppSegment\nmetadata: {{name: {name}, namespace: {ns}}}\nspec:\n  podSelector: {{matchLabels: {{app: {name}}}}}\n{string.Concat(spec.Select(line => $"  {line}\n"))}";

    private static string Judge(string yaml, string name)
    {
        var cluster = LiveCluster.From(yaml);
        return Assert.Single(ConnectionJudge.Judge(cluster.Context, cluster.Of(name))).State!;
    }
}
