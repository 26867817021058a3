using System.Net;
using System.Text.Json.Nodes;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.E2ETests.Scenarios;

/// <summary>Runs after all others, one by one: these stop and start the operator, or change what all namespaces share.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LifecycleGroup
{
    public const string Name = "lifecycle";
}

/// <summary>What becomes of the API server, the definitions and many namespaces at once, and the rights that the operator has.</summary>
[Collection(LifecycleGroup.Name)]
public sealed class LifecycleTests : LifecycleScenario
{
    [Fact]
    public async Task ApiServerKilledAndBack_ConvergesAndLosesNothing()
    {
        await OnOwnClusterAsync();
        var ns = (await ShopAsync(1, 2))[0];
        Cluster.KillAndRestartApiServer();
        await Eventually.HoldsAsync(() => Api.DeleteAsync(ResourceKind.NetworkPolicy, ns, "aseg-app-0"));
        await SegmentAsync(ns, "new", "podSelector: {matchLabels: {app: new}}\ndns: None");
        // An outage longer than the lease ends the leader; it is started again, as a kubelet would.
        await Eventually.HoldsAsync(async () =>
        {
            await Cluster.EnsureOperatorAsync();
            await Api.GetAsync(ResourceKind.NetworkPolicy, ns, "aseg-new");
            await Api.GetAsync(ResourceKind.NetworkPolicy, ns, "aseg-app-0");
        }, deadline: 3 * Eventually.Deadline);
        await SegmentReadyAsync(ns, "new");
    }

    [Fact]
    public async Task NamespacesUnlabelledOneAfterTheOther_OnlySoManyLoseTheirPolicyAndAnEditReleasesNone()
    {
        await Cluster.StopOperatorAsync();
        await using var careful = Cluster.StartOperator(new Dictionary<string, string> { ["NETPOL_PRUNE_FLOOR"] = "2", ["NETPOL_PRUNE_LIMIT"] = "0" });
        await careful.ReadyAsync();
        Cluster.Follow(careful);
        var (baseline, policy) = ($"guard-{Id}", $"nsb-guard-{Id}");
        await BaselineAsync(baseline, $"namespaceSelector: {{matchLabels: {{guarded: '{Id}'}}}}\ndns: None");
        var names = new List<string>();
        for (var i = 0; i < 5; i++)
            names.Add(await NamespaceAsync($"guarded{i}", $"{{guarded: '{Id}'}}"));
        foreach (var ns in names)
            await PolicyAppearsAsync(ns, policy);

        // What the other tests left behind is counted as well, so it may be fewer than two.
        foreach (var ns in names.Take(4))
        {
            var refused = await careful.MetricAsync("netpol_prune_blocked_total");
            await Api.PatchAsync(ResourceKind.Namespace, null, ns, "metadata: {labels: {guarded: null}}");
            await Eventually.HoldsAsync(async () => Assert.True(
                await Api.FindAsync(ResourceKind.NetworkPolicy, ns, policy) is null || await careful.MetricAsync("netpol_prune_blocked_total") > refused));
        }

        var left = await Task.WhenAll(names.Select(ns => Api.FindAsync(ResourceKind.NetworkPolicy, ns, policy)));
        var held = names.Take(4).Where((_, i) => left[i] is not null).ToList();
        Assert.InRange(held.Count, 2, 4);

        // An edit explains the deletion that it asks for, and releases none that was held back; the baseline's end explains all.
        await BaselineAsync(baseline, "namespaceSelector: {matchLabels: {guarded: nowhere}}\ndns: None");
        await PolicyGoesAsync(names[4], policy);
        foreach (var ns in held)
            Assert.NotNull(await Api.FindAsync(ResourceKind.NetworkPolicy, ns, policy));
        await Api.DeleteAsync(ResourceKind.NamespaceBaseline, null, baseline);
        foreach (var ns in names)
            await PolicyGoesAsync(ns, policy);
    }

    [Fact]
    public async Task DefinitionsDeletedAndBack_IsNotReadyMeanwhileAndGoesOn()
    {
        await OnOwnClusterAsync(); // everybody's resources go with the definitions
        var ns = (await ShopAsync(1, 1))[0];
        var running = await Cluster.EnsureOperatorAsync();
        try
        {
            foreach (var kind in new[] { ResourceKind.AppSegment, ResourceKind.NamespaceBaseline })
                await Api.DeleteAsync(ResourceKind.Definition, null, $"{kind.Plural}.netpol.io");
            await EventuallyAsync(() => running.ProbeAsync("/readyz"), probe =>
            {
                Assert.Equal(HttpStatusCode.InternalServerError, probe.Status);
                Assert.Contains("custom-resources failed: the custom resources are not installed (appsegments.netpol.io, namespacebaselines.netpol.io)", probe.Text, StringComparison.Ordinal);
            });
            Assert.Equal(HttpStatusCode.OK, (await running.ProbeAsync("/healthz")).Status);
        }
        finally
        {
            await Installation.ApplyDefinitionsAsync(Api);
        }

        await running.ReadyAsync();
        await SegmentAsync(ns, "again", "podSelector: {matchLabels: {app: again}}\ndns: None");
        await SegmentReadyAsync(ns, "again");
        Assert.False(running.HasExited);
    }

    [Fact]
    public async Task Rights_AreThoseOfItsRoleAndSuffice()
    {
        using var itself = new Api(Cluster.OperatorKubeConfig);
        Assert.True(await AllowedAsync(itself, "networking.k8s.io", "networkpolicies", "create"));
        Assert.False(await AllowedAsync(itself, "", "secrets", "list"));
        Assert.False(await AllowedAsync(itself, "", "pods", "create"));
        Assert.False(await AllowedAsync(itself, "netpol.io", "appsegments", "update"));
        Assert.False(await AllowedAsync(itself, "rbac.authorization.k8s.io", "clusterroles", "create"));
        await ShopAsync(1, 1);
        Assert.Equal(0, await (await Cluster.EnsureOperatorAsync()).MetricAsync("netpol_api_requests_total", "code=\"403\""));
    }

    private static async Task<bool> AllowedAsync(Api api, string group, string resource, string verb)
    {
        var review = new JsonObject
        {
            ["apiVersion"] = "authorization.k8s.io/v1",
            ["kind"] = "SelfSubjectAccessReview",
            ["spec"] = new JsonObject { ["resourceAttributes"] = new JsonObject { ["group"] = group, ["resource"] = resource, ["verb"] = verb } },
        };
        var (_, body) = await api.SendAsync(HttpMethod.Post, "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", review);
        return body!["status"]!["allowed"]!.GetValue<bool>();
    }
}
