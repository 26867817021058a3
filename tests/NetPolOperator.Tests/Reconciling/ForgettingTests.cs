using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Kubernetes;
using NetPolOperator.Reconciling;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Reconciling;

/// <summary>What is remembered of namespaces and of resources ends with them.</summary>
public class ForgettingTests
{
    private static readonly string[] Memories =
    [
        "DriftLedger", "ContestTracker", "AlterationLedger", "FailureFollowUp._failingSince", "FailureFollowUp.<backoff>P",
        " StatusReconciler.<backoff>P", "BaselineStatusReconciler.<backoff>P", "NamespaceLedger", "StatusPace", "BaselineShares",
        "OperatorMetrics._namespaces", "OperatorMetrics._baselines", "DependencyIndex", "OwnershipMemory",
    ];

    [Fact]
    public async Task NamespaceAndOwners_Gone_NothingOfThemIsRemembered()
    {
        using var harness = await TroubledAsync("doomed");
        var uids = new[] { harness.Segment("doomed", "doomed-web").Metadata.Uid, harness.Api.Find<NamespaceBaseline>("doomed-base")!.Metadata.Uid };
        var remembered = string.Join('\n', harness.Remembers("doomed", uids[0], uids[1]));
        Assert.All(Memories, memory => Assert.Contains(memory, remembered, StringComparison.Ordinal));

        Delete(harness.Api, "doomed");
        harness.Api.Remove<NamespaceBaseline>("doomed-base");
        await harness.SettleAsync();

        // The last plan of the other namespace is the one that deleted the baseline's policy.
        await harness.ResyncAsync();
        await harness.SettleAsync();

        Assert.Empty(harness.Remembers("doomed", uids[0], uids[1]));
    }

    [Fact]
    public async Task Owners_GoneFromANamespaceThatStays_NothingOfThemIsRemembered()
    {
        using var harness = await TroubledAsync("shop");
        var uids = new[] { harness.Segment("shop", "doomed-web").Metadata.Uid, harness.Api.Find<NamespaceBaseline>("doomed-base")!.Metadata.Uid };

        foreach (var segment in (string[])["doomed-web", "doomed-altered", "doomed-new"])
        {
            harness.Api.Remove<AppSegment>(segment, "shop");
        }

        harness.Api.Remove<NamespaceBaseline>("doomed-base");
        await harness.SettleAsync();
        Assert.Empty(harness.Api.Policies);
        await harness.ResyncAsync();
        await harness.SettleAsync();

        Assert.Empty(harness.Remembers("doomed", uids[0], uids[1]));
    }

    [Fact]
    public async Task Baseline_GoneThatMatchedNothing_NothingOfItIsRemembered()
    {
        var api = new FakeClusterApi { Fault = request => request.Verb == "update status" ? new ApiException(ApiFailure.Unavailable, "not now") : null };
        api.Put(Make.Baseline("doomed-base", spec => spec.NamespaceSelector = new V1LabelSelector { MatchLabels = Make.Labels([("team", "nobody")]) }));
        using var harness = await OperatorHarness.StartAsync(api);
        Assert.NotEmpty(harness.Remembers("doomed"));

        api.Remove<NamespaceBaseline>("doomed-base");
        await harness.SettleAsync();

        Assert.Empty(harness.Remembers("doomed"));
    }

    [Fact]
    public async Task Namespace_MadeAnewAtOnce_HasNoQuarrelsAndIsWaitedFor()
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace("shop"));
        api.Put(Make.Baseline("base"));
        using var harness = await OperatorHarness.StartAsync(api);
        for (var i = 0; i <= ContestTracker.Patience; i++)
        {
            api.Remove<V1NetworkPolicy>("nsb-base", "shop");
            await harness.RunPlansAsync();
        }

        Assert.Null(api.Find<V1NetworkPolicy>("nsb-base", "shop"));
        api.Put(Make.Segment("shop", "web"));
        api.Fault = request => request.Verb == "create" ? new ApiException(ApiFailure.Unavailable, "not now") : null;
        await harness.SettleAsync(8);
        Assert.False(harness.Failures.IsPatient("shop"));

        // No status is computed in between, nor any plan made.
        Delete(api, "shop");
        api.Put(Make.Namespace("shop"));
        await harness.RunPlansAsync();
        Assert.True(harness.Failures.IsPatient("shop"));

        api.Fault = _ => null;
        await harness.SettleAsync();
        Assert.NotNull(api.Find<V1NetworkPolicy>("nsb-base", "shop"));
        api.Remove<V1NetworkPolicy>("nsb-base", "shop");
        await harness.RunPlansAsync();
        Assert.NotNull(api.Find<V1NetworkPolicy>("nsb-base", "shop"));
    }

    // Everything that makes the operator remember something: drift that no status tells of yet, a quarrel, a webhook's alteration, writes that fail.
    private static async Task<OperatorHarness> TroubledAsync(string ns)
    {
        var api = new FakeClusterApi
        {
            Admission = policy => policy.Metadata.Name == "aseg-doomed-altered" ? policy with { Spec = policy.Spec with { Egress = null } } : policy,
        };
        api.Put(Make.Namespace(ns));
        api.Put(Make.Namespace("other"));
        api.Put(Make.Pod("other", "web-1", ("app", "web")));
        api.Put(Make.Baseline("doomed-base"));
        api.Put(Make.Segment(ns, "doomed-web"));
        api.Put(Make.Segment(ns, "doomed-altered", spec => spec.AllowTo = [new EgressRule { Entity = Entities.Cluster }]));
        var harness = await OperatorHarness.StartAsync(api);
        api.Fault = request => request is { Verb: "update status" } or { Verb: "create", Name: "aseg-doomed-new" }
            ? new ApiException(ApiFailure.Unavailable, "not now")
            : null;
        api.Remove<V1NetworkPolicy>("aseg-doomed-web", ns);
        api.Remove<V1NetworkPolicy>("nsb-doomed-base", ns);
        await harness.RunPlansAsync();
        api.Put(Make.Segment(ns, "doomed-new"));
        await harness.SettleAsync();
        return harness;
    }

    private static void Delete(FakeClusterApi api, string ns)
    {
        foreach (var policy in api.Policies.Where(policy => policy.Metadata.NamespaceProperty == ns))
        {
            api.Remove<V1NetworkPolicy>(policy.Metadata.Name, ns);
        }

        foreach (var segment in (string[])["doomed-web", "doomed-altered", "doomed-new", "web"])
        {
            api.Remove<AppSegment>(segment, ns);
        }

        api.Remove<V1Namespace>(ns);
    }
}
