using System.Globalization;
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

/// <summary>Restart, two replicas, and the rights that the operator has.</summary>
[Collection(LifecycleGroup.Name)]
public sealed class LifecycleTests : Scenario
{
    private static readonly string[] Written = ["networkpolicies", "appsegments/status", "namespacebaselines/status", "events"];
    private int _fences;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Cluster.EnsureOperatorAsync();
    }

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
        var expiry = DateTime.UtcNow.AddSeconds(15).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
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
        await RestartAsync(ns);

        await Api.DeleteAsync(ResourceKind.NetworkPolicy, ns, "aseg-app");
        await Api.PatchAsync(ResourceKind.NetworkPolicy, ns, $"nsb-b-{Id}", "spec: {ingress: [{}]}");
        foreach (var name in new[] { "aseg-app", $"nsb-b-{Id}" })
            await PolicyBecomesAsync(ns, name, $"{{{Rest}, ingress: [{{from: [{{podSelector: {{}}}}]}}]}}");
        await SegmentStatusAsync(ns, "app", status => Assert.Equal(1, status["drift"]!["corrections"]!.GetValue<long>()));
    }

    [Fact]
    public async Task ChangesWhileItWasDown_AreAllCaughtUpWith()
    {
        var ns = (await ShopAsync(1, 3))[0];
        await Cluster.StopOperatorAsync();
        await Api.DeleteAsync(ResourceKind.NetworkPolicy, ns, "aseg-app-0");
        await Api.PatchAsync(ResourceKind.NetworkPolicy, ns, "aseg-app-1", "spec: {ingress: [{}]}");
        await Api.DeleteAsync(ResourceKind.AppSegment, ns, "app-2");
        await SegmentAsync(ns, "new", "podSelector: {matchLabels: {app: new}}\ndns: None");
        await Cluster.EnsureOperatorAsync();
        foreach (var name in new[] { "app-0", "app-1", "new" })
            await PolicyBecomesAsync(ns, $"aseg-{name}", $"{{podSelector: {{matchLabels: {{app: {name}}}}}, policyTypes: [Ingress, Egress]}}");
        await PolicyGoesAsync(ns, "aseg-app-2");
    }

    [Fact]
    public async Task ApiServerKilledAndBack_ConvergesAndLosesNothing()
    {
        var ns = (await ShopAsync(1, 2))[0];
        if (!Cluster.KillAndRestartApiServer())
            return; // somebody else's cluster is not ours to kill
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
    public async Task TwoReplicas_OneWritesAndTheOtherTakesOverWhenItIsKilled()
    {
        await Cluster.StopOperatorAsync();
        await using var first = Cluster.StartOperator();
        await LeadsAsync(first);
        await using var second = Cluster.StartOperator();
        await second.ReadyAsync();
        Cluster.Follow(second);
        var ns = (await ShopAsync(1, 2))[0];
        await EventAsync(ns, "app-0", "PolicyApplied");
        await JudgedAsync(ns);
        Assert.Equal(1, await first.MetricAsync("netpol_leader"));
        Assert.Equal(0, await second.MetricAsync("netpol_leader"));
        foreach (var resource in Written)
            Assert.Equal(0, await WritesAsync(second, resource));

        await first.KillAsync();
        string[] touched = ["fence", "app-0", "aseg-app-0"];
        var before = await Footprint.TakeAsync(Api, [ns], "none", touched);
        await LeadsAsync(second);
        await JudgedAsync(ns); // what goes before it has looked was never there for it
        await Api.DeleteAsync(ResourceKind.NetworkPolicy, ns, "aseg-app-0");
        await PolicyAppearsAsync(ns, "aseg-app-0");
        // A request counts when its answer is there, which may be after others see what it did.
        await Eventually.HoldsAsync(async () => Assert.Equal(1, await WritesAsync(second, "networkpolicies")));
        await EventAsync(ns, "app-0", "DriftCorrected");
        await JudgedAsync(ns);
        before.AssertSame(await Footprint.TakeAsync(Api, [ns], "none", touched));
        var told = await Api.ListAsync(ResourceKind.Event, ns, "?fieldSelector=involvedObject.name=app-0");
        Assert.Equal(["DriftCorrected", "PolicyApplied"], told.Select(found => found["reason"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task LeaseTakenAway_TheFormerLeaderEndsWithAnError()
    {
        await Cluster.StopOperatorAsync();
        await using var leader = Cluster.StartOperator();
        await LeadsAsync(leader);
        await Eventually.HoldsAsync(async () =>
        {
            var lease = await Api.GetAsync(ResourceKind.Lease, OperatorIdentity.Namespace, "netpol-operator");
            lease["spec"]!["holderIdentity"] = "somebody-else";
            lease["spec"]!["renewTime"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
            var (status, _) = await Api.SendAsync(HttpMethod.Put, ResourceKind.Lease.Path(OperatorIdentity.Namespace, "netpol-operator"), lease);
            Assert.Equal(HttpStatusCode.OK, status);
        });
        await Eventually.HoldsAsync(() => Task.FromResult(leader.HasExited ? 0 : throw new InvalidOperationException("still running")), () => leader.LogTail(20));
        Assert.Equal(3, leader.ExitCode);
        Assert.Contains("The lease was lost", leader.Log, StringComparison.Ordinal);
        await Api.DeleteAsync(ResourceKind.Lease, OperatorIdentity.Namespace, "netpol-operator");
    }

    [Fact]
    public async Task Terminated_GivesTheLeaseBackAndEndsWithZero()
    {
        await Cluster.StopOperatorAsync();
        await using (var running = Cluster.StartOperator())
        {
            await LeadsAsync(running);
            Assert.Equal(0, await running.TerminateAsync());
        }

        var lease = await Api.FindAsync(ResourceKind.Lease, OperatorIdentity.Namespace, "netpol-operator");
        Assert.True(string.IsNullOrEmpty(lease?["spec"]?["holderIdentity"]?.GetValue<string>()), lease?.ToJsonString());
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
        if (!Cluster.IsOurs)
            return; // everybody's resources go with the definitions
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

    private static Task LeadsAsync(OperatorProcess process) => Eventually.HoldsAsync(
        async () => Assert.Equal(1, await process.MetricAsync("netpol_leader")), () => process.LogTail(20));

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

    // One look at a namespace ends before the next one begins: when a second change of a segment without any effect has reached its status,
    // the look that saw the first one is over, and with it all that was to be written before.
    private async Task JudgedAsync(string ns)
    {
        for (var i = 0; i < 2; i++)
        {
            await SegmentAsync(ns, "fence", $"podSelector: {{matchLabels: {{app: fence}}}}\ndns: None\nports: [{{port: {++_fences}}}]");
            await SegmentReadyAsync(ns, "fence");
        }
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

    private static async Task<double> WritesAsync(OperatorProcess process, string resource)
    {
        var sum = 0.0;
        foreach (var verb in new[] { "create", "update", "patch", "delete", "deletecollection" })
            sum += await process.MetricAsync("netpol_api_requests_total", $"verb=\"{verb}\"", $"resource=\"{resource}\"");
        return sum;
    }

    private async Task<List<string>> ShopAsync(int namespaces, int segments)
    {
        var names = new List<string>();
        for (var i = 0; i < namespaces; i++)
        {
            names.Add(await NamespaceAsync($"shop{i}"));
            for (var j = 0; j < segments; j++)
                await SegmentAsync(names[i], $"app-{j}", $"podSelector: {{matchLabels: {{app: app-{j}}}}}\ndns: None");
        }

        foreach (var ns in names)
        {
            for (var j = 0; j < segments; j++)
                await SegmentReadyAsync(ns, $"app-{j}");
        }

        return names;
    }
}
