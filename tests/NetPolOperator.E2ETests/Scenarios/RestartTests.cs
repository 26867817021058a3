using System.Globalization;
using System.Text.Json.Nodes;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.E2ETests.Scenarios;

/// <summary>What an operator that starts makes of what another has left, and of what has happened since.</summary>
[Collection(LifecycleGroup.Name)]
public sealed class RestartTests : LifecycleScenario
{
    [Fact]
    public async Task Restart_NothingChanged_WritesNothing()
    {
        await BaselineAsync($"b-{Id}", $"namespaceSelector: {{matchLabels: {{run: '{Id}'}}}}\ndns: None\nallowFrom: [{{entity: Namespace}}]");
        var namespaces = await ShopAsync(3, 5);
        await BaselineStatusAsync($"b-{Id}", status =>
        {
            Assert.Equal(3, status["namespaces"]?["programmed"]?.GetValue<int>());
            AssertCondition(status, "Ready", "True");
        });
        await RestartWritingNothingAsync(namespaces);
    }

    [Fact]
    public async Task Restart_ANamedSegmentIsInvalid_NobodyElseLosesAnything()
    {
        const string Spec = "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], "
            + "egress: [{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 5432, protocol: TCP}]}]}";
        var ns = await NamespaceAsync("named");
        await SegmentAsync(ns, "db", "podSelector: {matchLabels: {app: db}}\nports: [{port: 5432}]\ndns: None");
        await SegmentAsync(ns, "web", "podSelector: {matchLabels: {app: web}}\nisolate: [Egress]\ndns: None\nallowTo: [{segment: {name: db}}]");
        await PolicyBecomesAsync(ns, "aseg-web", Spec);
        await SegmentReadyAsync(ns, "db");
        // The keys of a selector are what no schema checks.
        await SegmentAsync(ns, "db", "podSelector: {matchLabels: {'not a key': db}}\nports: [{port: 5432}]\ndns: None");
        await SegmentStatusAsync(ns, "db", status =>
        {
            AssertCondition(status, "Accepted", "False");
            Assert.Equal("aseg-db", status["policies"]!.AsArray().Single()!["name"]!.GetValue<string>());
        });

        await RestartWritingNothingAsync([ns]);
        await PolicyBecomesAsync(ns, "aseg-web", Spec);
    }

    [Fact]
    public async Task Restart_AnOwnerIsInvalid_ItsPolicyIsStillKeptFromDriftAndItsRulesExpire()
    {
        const string Rest = "podSelector: {}, policyTypes: [Ingress]";
        var until = DateTime.UtcNow.AddSeconds(15);
        var expiry = until.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var ns = await NamespaceAsync("invalid");
        var rules = $"allowFrom: [{{entity: Namespace}}, {{cidr: {{block: 203.0.113.0/24}}, expiresAt: '{expiry}'}}]";
        await SegmentAsync(ns, "app", $"podSelector: {{}}\nisolate: [Ingress]\n{rules}");
        await BaselineAsync($"b-{Id}", $"namespaceSelector: {{matchLabels: {{run: '{Id}'}}}}\nisolate: [Ingress]\n{rules}");
        await PolicyAppearsAsync(ns, "aseg-app");
        await PolicyAppearsAsync(ns, $"nsb-b-{Id}");
        await SegmentReadyAsync(ns, "app");
        // The keys of a selector are what no schema checks.
        await SegmentAsync(ns, "app", $"podSelector: {{matchLabels: {{'not a key': x}}}}\nisolate: [Ingress]\n{rules}");
        await BaselineAsync($"b-{Id}", $"namespaceSelector: {{matchLabels: {{'not a key': x}}}}\nisolate: [Ingress]\n{rules}");
        await SegmentStatusAsync(ns, "app", status => AssertCondition(status, "Accepted", "False"));
        await BaselineStatusAsync($"b-{Id}", status => AssertCondition(status, "Accepted", "False"));
        // A policy counts after the restart if its status has told of it: not one that was written at the expiry, a moment before the end.
        await Eventually.HoldsAsync(async () =>
        {
            AssertTold(await Api.GetAsync(ResourceKind.NetworkPolicy, ns, "aseg-app"), await Api.GetAsync(ResourceKind.AppSegment, ns, "app"));
            AssertTold(await Api.GetAsync(ResourceKind.NetworkPolicy, ns, $"nsb-b-{Id}"), await Api.GetAsync(ResourceKind.NamespaceBaseline, null, $"b-{Id}"));
            Assert.True(DateTime.UtcNow < until.AddSeconds(-5) || DateTime.UtcNow > until.AddSeconds(5));
        });
        await RestartAsync(ns);

        await Api.DeleteAsync(ResourceKind.NetworkPolicy, ns, "aseg-app");
        await Api.PatchAsync(ResourceKind.NetworkPolicy, ns, $"nsb-b-{Id}", "spec: {ingress: [{}]}");
        foreach (var name in new[] { "aseg-app", $"nsb-b-{Id}" })
            await PolicyBecomesAsync(ns, name, $"{{{Rest}, ingress: [{{from: [{{podSelector: {{}}}}]}}]}}");
        await SegmentStatusAsync(ns, "app", status => Assert.Equal(1, status["drift"]!["corrections"]!.GetValue<long>()));

        static void AssertTold(JsonNode policy, JsonNode owner) => Assert.Equal(
            policy["metadata"]!["annotations"]!["netpol.io/spec-hash"]!.GetValue<string>(), owner["status"]!["policies"]!.AsArray().Single()!["hash"]!.GetValue<string>());
    }

    [Fact]
    public async Task ChangesWhileItWasDown_AreAllCaughtUpWith()
    {
        var ns = (await ShopAsync(1, 3))[0];
        await Cluster.StopOperatorAsync();
        await Api.DeleteAsync(ResourceKind.NetworkPolicy, ns, "aseg-app-0");
        await Api.PatchAsync(ResourceKind.NetworkPolicy, ns, "aseg-app-1", "{metadata: {labels: {app.kubernetes.io/managed-by: null}}, spec: {ingress: [{}]}}");
        await Api.DeleteAsync(ResourceKind.AppSegment, ns, "app-2");
        await SegmentAsync(ns, "new", "podSelector: {matchLabels: {app: new}}\ndns: None");
        await Cluster.EnsureOperatorAsync();
        foreach (var name in new[] { "app-0", "app-1", "new" })
            await PolicyBecomesAsync(ns, $"aseg-{name}", $"{{podSelector: {{matchLabels: {{app: {name}}}}}, policyTypes: [Ingress, Egress]}}");
        await PolicyGoesAsync(ns, "aseg-app-2");
    }

    // No policy, no status, no event.
    private async Task RestartWritingNothingAsync(IReadOnlyList<string> namespaces)
    {
        await Task.WhenAll(namespaces.Select(JudgedAsync));
        await Cluster.StopOperatorAsync();
        var before = await Footprint.TakeAsync(Api, namespaces, $"b-{Id}", "fence");
        var restarted = await Cluster.EnsureOperatorAsync();
        await LeadsAsync(restarted);
        await Task.WhenAll(namespaces.Select(JudgedAsync));
        before.AssertSame(await Footprint.TakeAsync(Api, namespaces, $"b-{Id}", "fence"));
        Assert.Equal(0, await WritesAsync(restarted, "networkpolicies"));
    }

    // One that is through with its first look: it has made a policy of a change that came after.
    private async Task<OperatorProcess> RestartAsync(string ns)
    {
        await Cluster.StopOperatorAsync();
        var restarted = await Cluster.EnsureOperatorAsync();
        await LeadsAsync(restarted);
        await SegmentAsync(ns, "last", "podSelector: {matchLabels: {app: last}}\ndns: None");
        await SegmentReadyAsync(ns, "last");
        return restarted;
    }
}
