using System.Text.Json.Nodes;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.E2ETests.Scenarios;

/// <summary>A baseline reaches every matching namespace, at once and for ever, and leaves with the match.</summary>
public sealed class BaselineTests : Scenario
{
    private string Baseline => $"deny-{Id}";

    private string Policy => $"nsb-deny-{Id}";

    private string Selecting => $"namespaceSelector: {{matchLabels: {{run: '{Id}'}}}}\ndns: None\nallowFrom: [{{entity: Namespace}}]";

    [Fact]
    public async Task NewNamespace_GetsThePolicyAndTheStatusCountsIt()
    {
        await BaselineAsync(Baseline, Selecting);
        await BaselineStatusAsync(Baseline, status => Assert.Equal(0, Count(status, "matched")));
        var ns = await NamespaceAsync("new");
        await PolicyBecomesAsync(ns, Policy, "{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: [{podSelector: {}}]}]}");
        await BaselineStatusAsync(Baseline, status =>
        {
            Assert.Equal(1, Count(status, "matched"));
            Assert.Equal(1, Count(status, "programmed"));
            AssertCondition(status, "Ready", "True");
        });
    }

    [Fact]
    public async Task NamespaceRelabelled_PolicyComesAndGoes()
    {
        await BaselineAsync(Baseline, $"namespaceSelector: {{matchLabels: {{run: '{Id}', guarded: 'yes'}}}}\ndns: None");
        var ns = await NamespaceAsync("relabelled");
        await Api.PatchAsync(ResourceKind.Namespace, null, ns, "metadata: {labels: {guarded: 'yes'}}");
        await PolicyAppearsAsync(ns, Policy);
        await Api.PatchAsync(ResourceKind.Namespace, null, ns, "metadata: {labels: {guarded: null}}");
        await PolicyGoesAsync(ns, Policy);
        await EventAsync("default", Baseline, "PolicyPruned");
    }

    [Fact]
    public async Task NamespaceDeleted_IsForgottenAndTheOthersStayReady()
    {
        await BaselineAsync(Baseline, Selecting);
        var (gone, stays) = (await NamespaceAsync("gone"), await NamespaceAsync("stays"));
        await BaselineStatusAsync(Baseline, status => Assert.Equal(2, Count(status, "programmed")));
        await Api.DeleteAsync(ResourceKind.Namespace, null, gone);
        await BaselineStatusAsync(Baseline, status =>
        {
            Assert.Equal(1, Count(status, "matched"));
            AssertCondition(status, "Ready", "True");
        });
        Assert.NotNull(await Api.FindAsync(ResourceKind.NetworkPolicy, stays, Policy));
    }

    [Fact]
    public async Task ExcludedByGlobAndTheOperatorsOwnNamespace_GetNothing()
    {
        var (excluded, plain) = (await NamespaceAsync("kept-out"), await NamespaceAsync("plain"));
        await BaselineAsync(
            Baseline,
            $"namespaceSelector: {{matchExpressions: [{{key: app.kubernetes.io/name, operator: Exists}}]}}\nexcludeNamespaces: [kept-*]\ndns: None");
        foreach (var ns in new[] { excluded, plain })
            await Api.PatchAsync(ResourceKind.Namespace, null, ns, "metadata: {labels: {app.kubernetes.io/name: test}}");
        await PolicyAppearsAsync(plain, Policy);
        await BaselineStatusAsync(Baseline, status => Assert.Equal(Count(status, "matched"), Count(status, "programmed")));
        Assert.Null(await Api.FindAsync(ResourceKind.NetworkPolicy, excluded, Policy));
        Assert.Null(await Api.FindAsync(ResourceKind.NetworkPolicy, OperatorIdentity.Namespace, Policy));
    }

    [Fact]
    public async Task OverlappingBaselines_EachWriteTheirOwnPolicy()
    {
        var ns = await NamespaceAsync("both");
        await BaselineAsync(Baseline, Selecting);
        await BaselineAsync($"more-{Id}", $"namespaceSelector: {{matchLabels: {{run: '{Id}'}}}}\nisolate: [Ingress]\nallowFrom: [{{entity: Cluster}}]");
        await PolicyAppearsAsync(ns, Policy);
        await PolicyBecomesAsync(ns, $"nsb-more-{Id}", "{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {}}]}]}");
    }

    [Fact]
    public async Task BaselineDeleted_ItsPoliciesGo()
    {
        var ns = await NamespaceAsync("freed");
        await BaselineAsync(Baseline, Selecting);
        await PolicyAppearsAsync(ns, Policy);
        await Api.DeleteAsync(ResourceKind.NamespaceBaseline, null, Baseline);
        await PolicyGoesAsync(ns, Policy);
    }

    [Fact]
    public async Task PolicyOfTheBaselineDeleted_IsBackAtOnceAndCounted()
    {
        var ns = await NamespaceAsync("drifted");
        await BaselineAsync(Baseline, Selecting);
        await PolicyAppearsAsync(ns, Policy);
        await BaselineStatusAsync(Baseline, status => AssertCondition(status, "Ready", "True"));
        await Api.DeleteAsync(ResourceKind.NetworkPolicy, ns, Policy);
        await PolicyAppearsAsync(ns, Policy);
        await BaselineStatusAsync(Baseline, status => Assert.Equal(1, status["drift"]?["corrections"]?.GetValue<int>()));
    }

    private static int? Count(JsonNode status, string state) => status["namespaces"]?[state]?.GetValue<int>();
}
