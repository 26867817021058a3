using System.Text.Json.Nodes;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.E2ETests.Scenarios;

/// <summary>Whatever somebody else does to a policy of ours is put right, counted and told; what is not ours is left alone.</summary>
public sealed class DriftTests : Scenario
{
    private const string Spec = "{podSelector: {}, policyTypes: [Ingress, Egress]}";

    [Theory]
    [InlineData("spec: {ingress: [{}]}")]
    [InlineData("spec: {policyTypes: [Ingress]}")]
    [InlineData("spec: {podSelector: {matchLabels: {app: nobody}}}")]
    public async Task SpecEdited_IsPutBackCountedAndTold(string edit)
    {
        var ns = await ProtectedAsync();
        await Api.PatchAsync(ResourceKind.NetworkPolicy, ns, "aseg-app", edit);
        await PolicyBecomesAsync(ns, "aseg-app", Spec);
        await AssertToldAsync(ns, "modified");
    }

    [Fact]
    public async Task Deleted_IsCreatedAgain()
    {
        var ns = await ProtectedAsync();
        var before = Uid(await PolicyAppearsAsync(ns, "aseg-app"));
        await Api.DeleteAsync(ResourceKind.NetworkPolicy, ns, "aseg-app");
        Assert.NotEqual(before, Uid(await PolicyBecomesAsync(ns, "aseg-app", Spec)));
        await AssertToldAsync(ns, "deleted");
    }

    [Theory]
    [InlineData("app.kubernetes.io/managed-by")]
    [InlineData("netpol.io/owner-uid")]
    public async Task OwnershipLabelStripped_IsRestored(string label)
    {
        var ns = await ProtectedAsync();
        await Api.PatchAsync(ResourceKind.NetworkPolicy, ns, "aseg-app", $"metadata: {{labels: {{{label}: null}}}}");
        await EventuallyAsync(
            () => Api.GetAsync(ResourceKind.NetworkPolicy, ns, "aseg-app"),
            policy => Assert.NotNull(policy["metadata"]!["labels"]?[label]));
        await AssertToldAsync(ns, "modified");
    }

    [Fact]
    public async Task ForeignLabelsAndAnnotations_AreNoDriftAndSurviveAChange()
    {
        var ns = await ProtectedAsync();
        await Api.PatchAsync(ResourceKind.NetworkPolicy, ns, "aseg-app", "metadata: {labels: {team: blue}, annotations: {note: keep}}");
        await Api.PatchAsync(ResourceKind.AppSegment, ns, "app", "spec: {isolate: [Ingress]}");
        var policy = await PolicyBecomesAsync(ns, "aseg-app", "{podSelector: {}, policyTypes: [Ingress]}");
        Assert.Equal("blue", policy["metadata"]!["labels"]!["team"]!.GetValue<string>());
        Assert.Equal("keep", policy["metadata"]!["annotations"]!["note"]!.GetValue<string>());
        var status = await SegmentReadyAsync(ns, "app");
        Assert.Equal(0, status["drift"]?["corrections"]?.GetValue<long>() ?? 0);
    }

    [Fact]
    public async Task ForeignPolicyUnderOurName_IsNeverOverwrittenAndReportedUntilItGoes()
    {
        var ns = await NamespaceAsync("conflict");
        await ApplyAsync($$$"""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: aseg-app, namespace: {{{ns}}}}
            spec: {podSelector: {matchLabels: {mine: 'yes'}}, policyTypes: [Ingress]}
            """);
        var foreign = Version(await Api.GetAsync(ResourceKind.NetworkPolicy, ns, "aseg-app"));
        await SegmentAsync(ns, "app", "podSelector: {}\ndns: None");
        await SegmentStatusAsync(ns, "app", status =>
        {
            AssertCondition(status, "Programmed", "False", "NameConflict");
            AssertCondition(status, "Ready", "False");
        });
        await EventAsync(ns, "app", "NameConflict");
        Assert.Equal(foreign, Version(await Api.GetAsync(ResourceKind.NetworkPolicy, ns, "aseg-app")));
        await Api.DeleteAsync(ResourceKind.NetworkPolicy, ns, "aseg-app");
        await PolicyBecomesAsync(ns, "aseg-app", Spec);
        await SegmentReadyAsync(ns, "app");
    }

    [Fact]
    public async Task SomebodyWearsOurLabelWithoutAnOwnersUid_IsNotPruned()
    {
        var ns = await ProtectedAsync();
        await ApplyAsync($$$"""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: lookalike, namespace: {{{ns}}}, labels: {app.kubernetes.io/managed-by: netpol-operator}}
            spec: {podSelector: {matchLabels: {app: x}}, policyTypes: [Ingress]}
            """);
        // A change for which this namespace is planned again, to its end.
        await Api.PatchAsync(ResourceKind.AppSegment, ns, "app", "spec: {isolate: [Ingress]}");
        await PolicyBecomesAsync(ns, "aseg-app", "{podSelector: {}, policyTypes: [Ingress]}");
        await SegmentReadyAsync(ns, "app");
        Assert.NotNull(await Api.FindAsync(ResourceKind.NetworkPolicy, ns, "lookalike"));
    }

    [Fact]
    public async Task SegmentDeleted_ItsPolicyGoesAndTheOthersStay()
    {
        var ns = await ProtectedAsync();
        await SegmentAsync(ns, "second", "podSelector: {matchLabels: {app: second}}");
        await PolicyAppearsAsync(ns, "aseg-second");
        await Api.DeleteAsync(ResourceKind.AppSegment, ns, "app");
        await PolicyGoesAsync(ns, "aseg-app");
        Assert.NotNull(await Api.FindAsync(ResourceKind.NetworkPolicy, ns, "aseg-second"));
    }

    private static string Version(JsonNode node) => node["metadata"]!["resourceVersion"]!.GetValue<string>();

    private static string Uid(JsonNode node) => node["metadata"]!["uid"]!.GetValue<string>();

    private async Task<string> ProtectedAsync()
    {
        var ns = await NamespaceAsync("drift");
        await SegmentAsync(ns, "app", "podSelector: {}\ndns: None");
        await PolicyBecomesAsync(ns, "aseg-app", Spec);
        await SegmentReadyAsync(ns, "app");
        await EventAsync(ns, "app", "PolicyApplied");
        return ns;
    }

    private async Task AssertToldAsync(string ns, string reason)
    {
        await SegmentStatusAsync(ns, "app", status =>
        {
            Assert.Equal(1, status["drift"]?["corrections"]?.GetValue<long>());
            Assert.Contains("aseg-app", status["drift"]!["lastSummary"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.NotNull(status["drift"]!["lastTime"]);
        });
        await EventAsync(ns, "app", "DriftCorrected");
        await Eventually.HoldsAsync(async () =>
            Assert.Equal(1, await Cluster.Operator.MetricAsync("netpol_drift_corrections_total", $"namespace=\"{ns}\"", $"reason=\"{reason}\"")));
    }
}
