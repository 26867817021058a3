using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Kubernetes;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Reconciling;

public class PruneTests
{
    [Fact]
    public async Task Segment_Deleted_ItsPolicyGoesAndOthersStay()
    {
        var api = await ConvergedAsync(3);
        using var harness = await OperatorHarness.StartAsync(api);
        api.Put(Make.Policy("shop", "theirs"));

        api.Remove<AppSegment>("s0", "shop");
        await harness.SettleAsync();

        Assert.Equal(["aseg-s1", "aseg-s2", "theirs"], api.Policies.Select(policy => policy.Metadata.Name).Order());
    }

    [Fact]
    public async Task Segment_DeletedWhileDown_ItsPolicyIsPrunedAfterALiveRead()
    {
        var api = await ConvergedAsync(3);
        api.Remove<AppSegment>("s0", "shop");
        api.Requests.Clear();

        using var harness = await OperatorHarness.StartAsync(api);

        Assert.Equal(2, api.Policies.Count);
        var asked = api.Requests.FindIndex(request => request is { Verb: "get", Kind: nameof(AppSegment), Name: "s0" });
        var deleted = api.Requests.FindIndex(request => request.Verb == "delete");
        Assert.True(asked >= 0 && asked < deleted);
    }

    [Fact]
    public async Task Orphans_BeyondTheShare_AreKeptAndCounted()
    {
        var api = await ConvergedAsync(20);
        for (var i = 0; i < 15; i++)
        {
            api.Remove<AppSegment>($"s{i}", "shop");
        }

        using var harness = await OperatorHarness.StartAsync(api);

        Assert.Equal(20, api.Policies.Count);
        Assert.NotEmpty(harness.Metrics.PrunesBlocked.Read());
        Assert.True(harness.Metrics.PrunesBlocked.Read().Single().Value > 0);
    }

    [Fact]
    public async Task Orphans_OfObservedDeletions_AreNotCounted()
    {
        var api = await ConvergedAsync(20);
        using var harness = await OperatorHarness.StartAsync(api);

        for (var i = 0; i < 15; i++)
        {
            api.Remove<AppSegment>($"s{i}", "shop");
        }

        await harness.SettleAsync();

        Assert.Equal(5, api.Policies.Count);
    }

    [Fact]
    public async Task Orphan_WhoseOwnerCannotBeRead_IsKeptAndLookedAtAgain()
    {
        var api = await ConvergedAsync(3);
        api.Remove<AppSegment>("s0", "shop");
        var failing = true;
        api.Fault = request => failing && request is { Verb: "get", Kind: nameof(AppSegment) } ? new ApiException(ApiFailure.Unavailable, "timeout") : null;

        using var harness = await OperatorHarness.StartAsync(api);
        Assert.Equal(3, api.Policies.Count);

        failing = false;
        await harness.SettleAsync(60);
        Assert.Equal(2, api.Policies.Count);
    }

    [Fact]
    public async Task Listing_Fails_NothingIsPlanned()
    {
        var api = await ConvergedAsync(3);
        api.Fault = request => request is { Verb: "list", Kind: nameof(AppSegment) } ? new ApiException(ApiFailure.Unavailable, "timeout") : null;
        using var harness = new OperatorHarness(api);

        await Assert.ThrowsAsync<ApiException>(harness.SeedAsync);

        Assert.False(harness.State.IsSynced);
        Assert.Equal(3, api.Policies.Count);
    }

    [Fact]
    public async Task Policy_WithALabelLikeOursButAnUnknownOwner_IsNoneOfOurs()
    {
        var api = await ConvergedAsync(3);
        var foreign = Make.Policy("shop", "looks-like-ours");
        foreign.Metadata.Labels = Make.Labels([("app.kubernetes.io/managed-by", "netpol-operator")]);
        api.Put(foreign);

        using var harness = await OperatorHarness.StartAsync(api);

        Assert.NotNull(api.Find<V1NetworkPolicy>("looks-like-ours", "shop"));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task Segment_Deleted_IsDriftOnlyWhereNobodySawIt(bool seen, int expected)
    {
        var api = await ConvergedAsync(3);
        if (!seen)
        {
            api.Remove<AppSegment>("s0", "shop");
        }

        using var harness = await OperatorHarness.StartAsync(api);
        if (seen)
        {
            api.Remove<AppSegment>("s0", "shop");
            await harness.SettleAsync();
        }

        Assert.Equal(2, api.Policies.Count);
        Assert.Equal(expected, harness.Metrics.Drift.Read(_ => true).Sum(measurement => measurement.Value));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Orphan_Deleted_IsToldOnceAmongTheEventsOfItsNamespace(bool seen)
    {
        var api = await ConvergedAsync(3);
        var uid = api.Find<AppSegment>("s0", "shop")!.Metadata.Uid;
        if (!seen)
        {
            api.Remove<AppSegment>("s0", "shop");
        }

        using var harness = await OperatorHarness.StartAsync(api);
        if (seen)
        {
            api.Remove<AppSegment>("s0", "shop");
            await harness.SettleAsync();
        }

        Assert.Equal(
            ("aseg-s0", $"NetworkPolicy shop/aseg-s0 was deleted: its owner AppSegment/shop/s0 (UID {uid}) is gone"),
            Pruned(harness).Single());
    }

    [Fact]
    public async Task Segment_SwitchedToAudit_IsToldThatItsPolicyIsGone()
    {
        var api = await ConvergedAsync(1);
        using var harness = await OperatorHarness.StartAsync(api);

        api.Put(Make.Segment("shop", "s0", spec => spec.Mode = Modes.Audit));
        await harness.SettleAsync();

        Assert.Equal(("s0", "NetworkPolicy shop/aseg-s0 was deleted: its owner is in Audit mode"), Pruned(harness).Single());
    }

    [Fact]
    public async Task Deletion_Refused_IsNotTold()
    {
        var api = await ConvergedAsync(1);
        using var harness = await OperatorHarness.StartAsync(api);
        api.Fault = request => request.Verb == "delete" ? new ApiException(ApiFailure.Forbidden, "no rights") : null;

        api.Remove<AppSegment>("s0", "shop");
        await harness.SettleAsync();

        Assert.Empty(Pruned(harness));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Owners_ComeAndGo_NothingIsRememberedOfThem(bool collectedFirst)
    {
        var api = await ConvergedAsync(1);
        api.Put(Make.Baseline("stays"));
        using var harness = await OperatorHarness.StartAsync(api);
        var before = Remembered(harness);
        for (var i = 0; i < 5; i++)
        {
            api.Put(Make.Segment("shop", $"brief{i}"));
            api.Put(Make.Baseline($"brief{i}"));
            await harness.SettleAsync(1);
            api.Remove<AppSegment>($"brief{i}", "shop");
            if (collectedFirst)
            {
                api.Remove<V1NetworkPolicy>($"aseg-brief{i}", "shop");
            }

            api.Remove<NamespaceBaseline>($"brief{i}");
            api.Remove<V1NetworkPolicy>("nsb-stays", "shop");
            await harness.SettleAsync(1);
        }

        await harness.ResyncAsync();
        await harness.SettleAsync(1);
        Assert.Equal(2, api.Policies.Count);
        Assert.Equal(before, Remembered(harness));
    }

    private static int Remembered(OperatorHarness harness) => harness.State.Plan("", (_, ownership) => ownership.Count);

    private static IEnumerable<(string About, string Message)> Pruned(OperatorHarness harness) =>
        harness.Published.Where(told => told.Reason == "PolicyPruned").Select(told => (told.About, told.Message));

    private static async Task<FakeClusterApi> ConvergedAsync(int segments)
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace("shop"));
        for (var i = 0; i < segments; i++)
        {
            api.Put(Make.Segment("shop", $"s{i}"));
        }

        using var harness = await OperatorHarness.StartAsync(api);
        Assert.Equal(segments, api.Policies.Count);
        return api;
    }
}
