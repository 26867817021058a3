using System.Globalization;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.E2ETests.Scenarios;

/// <summary>The status tells what is open and what a connection waits for, by the live policies and pods.</summary>
public sealed class ConnectionTests : Scenario
{
    [Fact]
    public async Task ConsentGivenAndWithdrawn_StateFollows()
    {
        var (ns, other) = await PairAsync();
        await SegmentAsync(other, "db", "podSelector: {matchLabels: {app: db}}\nports: [{port: 5432}]");
        await StateBecomesAsync(ns, "AwaitingPeer");
        await Api.PatchAsync(ResourceKind.AppSegment, other, "db", $"spec: {{allowFrom: [{{segment: {{name: web, namespace: {ns}}}}}]}}");
        await StateBecomesAsync(ns, "Established");
        await SegmentStatusAsync(other, "db", status => Assert.Equal("Established", ConnectionState(status, "allowFrom[0]")));
        await Api.PatchAsync(ResourceKind.AppSegment, other, "db", "spec: {allowFrom: null}");
        await StateBecomesAsync(ns, "AwaitingPeer");
    }

    [Fact]
    public async Task AuditBesideAnEnforcedBaseline_NeitherSideIsEstablishedUntilItIsEnforced()
    {
        var (ns, other) = await PairAsync();
        await SegmentAsync(other, "db", $"podSelector: {{matchLabels: {{app: db}}}}\nports: [{{port: 5432}}]\nallowFrom: [{{segment: {{name: web, namespace: {ns}}}}}]");
        await StateBecomesAsync(ns, "Established");
        await Api.PatchAsync(ResourceKind.AppSegment, ns, "web", "spec: {mode: Audit}");
        await SegmentStatusAsync(ns, "web", status =>
        {
            AssertCondition(status, "Ready", "True", "Audit");
            Assert.Equal("Established", ConnectionState(status, "allowTo[0]"));
        });

        await BaselineAsync($"closed-{Id}", $"namespaceSelector: {{matchLabels: {{run: {Id}}}}}");
        await SegmentStatusAsync(ns, "web", status => Tells(status, "allowTo[0]", "this rule is not in force there while mode is Audit"));
        await SegmentStatusAsync(other, "db", status => Tells(status, "allowFrom[0]", $"AppSegment {ns}/web has allowTo[0] for it, which is not in force while its mode is Audit"));

        await Api.PatchAsync(ResourceKind.AppSegment, ns, "web", "spec: {mode: Enforce}");
        await StateBecomesAsync(ns, "Established");
        await SegmentStatusAsync(other, "db", status => Assert.Equal("Established", ConnectionState(status, "allowFrom[0]")));

        static void Tells(System.Text.Json.Nodes.JsonNode status, string rule, string message)
        {
            Assert.Equal("AwaitingPeer", ConnectionState(status, rule));
            Assert.Contains(message, status["connections"]!.AsArray().Single(connection => connection!["rule"]!.GetValue<string>() == rule)!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task NoPodsOnTheOtherSide_IsToldApartAndJudgedOnceTheyRun()
    {
        var (ns, other) = (await NamespaceAsync("web"), await NamespaceAsync("data"));
        await PodAsync(ns, "web", "{app: web}", "10.1.1.1");
        await WebAsync(ns, other);
        await SegmentAsync(other, "db", $"podSelector: {{matchLabels: {{app: db}}}}\nports: [{{port: 5432}}]\nallowFrom: [{{segment: {{name: web, namespace: {ns}}}}}]");
        await StateBecomesAsync(ns, "NoPods");
        await PodAsync(other, "db", "{app: db}", "10.1.1.2");
        await StateBecomesAsync(ns, "Established");
        await Api.DeleteAsync(ResourceKind.Pod, other, "db", graceSeconds: 0);
        await StateBecomesAsync(ns, "NoPods");
    }

    [Fact]
    public async Task RuleExpires_ItLeavesThePolicyWithoutAnyoneActing()
    {
        var ns = await NamespaceAsync("expiry");
        var soon = DateTime.UtcNow.AddSeconds(6);
        var text = soon.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        await SegmentAsync(ns, "app", $"podSelector: {{}}\nisolate: [Ingress]\nports: [{{port: 80}}]\nallowFrom: [{{entity: Namespace, expiresAt: '{text}'}}]");
        await PolicyBecomesAsync(ns, "aseg-app", "{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}], ports: [{port: 80, protocol: TCP}]}]}");
        await PolicyBecomesAsync(ns, "aseg-app", "{podSelector: {}, policyTypes: [Ingress]}");
        Assert.True(DateTime.UtcNow >= soon.AddSeconds(-1), "the rule went before its time");
        await SegmentStatusAsync(ns, "app", status => Assert.Equal("Expired", ConnectionState(status, "allowFrom[0]")));
        await EventAsync(ns, "app", "RuleExpired");
    }

    [Fact]
    public async Task ForeignAllowAllBesideASegment_IsolationIsNotEffective()
    {
        var ns = await NamespaceAsync("widened");
        await PodAsync(ns, "app", "{app: app}");
        await SegmentAsync(ns, "app", "podSelector: {matchLabels: {app: app}}\nisolate: [Ingress]");
        await SegmentStatusAsync(ns, "app", status => AssertCondition(status, "IsolationEffective", "True"));
        await ApplyAsync($"{{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{name: open, namespace: {ns}}}, spec: {{podSelector: {{}}, policyTypes: [Ingress], ingress: [{{}}]}}}}");
        await SegmentStatusAsync(ns, "app", status =>
        {
            AssertCondition(status, "IsolationEffective", "False");
            Assert.Equal("open", Assert.Single(status["widenedBy"]!.AsArray())!["name"]!.GetValue<string>());
        });
        await Api.DeleteAsync(ResourceKind.NetworkPolicy, ns, "open");
        await SegmentStatusAsync(ns, "app", status => AssertCondition(status, "IsolationEffective", "True"));
    }

    [Fact]
    public async Task PodsComeAndGo_CountsFollowAndHostNetworkIsTold()
    {
        var ns = await NamespaceAsync("counts");
        await SegmentAsync(ns, "app", "podSelector: {matchLabels: {app: app}}\nisolate: [Ingress]");
        await PodAsync(ns, "one", "{app: app}", "10.1.3.1");
        await PodAsync(ns, "two", "{app: app}", "10.1.3.2");
        await PodAsync(ns, "host", "{app: app}", "192.0.2.11", hostNetwork: true);
        await PodAsync(ns, "other", "{app: other}", "10.1.3.3");
        await SegmentStatusAsync(ns, "app", status => Canonical.AssertEqual(
            Yaml.Parse("{matched: 3, isolatedIngress: 2, isolatedEgress: 0, unprotectable: 1}"), status["pods"], "status.pods"));
    }

    [Fact]
    public async Task Ready_NamesThePoliciesWithTheirHashesAndIsKstatusReadable()
    {
        var ns = await NamespaceAsync("ready");
        await SegmentAsync(ns, "app", "podSelector: {}");
        var status = await SegmentReadyAsync(ns, "app");
        foreach (var type in new[] { "Accepted", "PeersResolved", "Programmed", "IsolationEffective" })
            AssertCondition(status, type, "True");
        Assert.All(status["conditions"]!.AsArray(), condition => Assert.Equal(1, condition!["observedGeneration"]!.GetValue<int>()));
        Assert.DoesNotContain(status["conditions"]!.AsArray(), condition => condition!["type"]!.GetValue<string>() is "Reconciling" or "Stalled");
        var reference = Assert.Single(status["policies"]!.AsArray())!;
        var policy = await Api.GetAsync(ResourceKind.NetworkPolicy, ns, "aseg-app");
        Assert.Equal("aseg-app", reference["name"]!.GetValue<string>());
        Assert.Equal(policy["metadata"]!["annotations"]!["netpol.io/spec-hash"]!.GetValue<string>(), reference["hash"]!.GetValue<string>());
    }

    private async Task<(string Own, string Other)> PairAsync()
    {
        var (ns, other) = (await NamespaceAsync("web"), await NamespaceAsync("data"));
        await PodAsync(ns, "web", "{app: web}", "10.1.1.1");
        await PodAsync(other, "db", "{app: db}", "10.1.1.2");
        await WebAsync(ns, other);
        return (ns, other);
    }

    private Task WebAsync(string ns, string other) => SegmentAsync(
        ns, "web", $"podSelector: {{matchLabels: {{app: web}}}}\ndns: None\nallowTo: [{{segment: {{name: db, namespace: {other}}}}}]");

    private Task StateBecomesAsync(string ns, string state) =>
        SegmentStatusAsync(ns, "web", status => Assert.Equal(state, ConnectionState(status, "allowTo[0]")));
}
