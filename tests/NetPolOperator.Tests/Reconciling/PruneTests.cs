using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Kubernetes;
using NetPolOperator.Reconciling;
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

    [Fact]
    public async Task Namespaces_UnlabelledOneAfterTheOther_CountTogether()
    {
        using var harness = await GuardedAsync(20);

        await UnlabelAsync(harness, 0, 20);

        // A fifth of 20 is less than the five that may always go.
        Assert.Equal(15, harness.Api.Policies.Count);
        Assert.True(harness.Metrics.PrunesBlocked.Read().Single().Value > 0);
        harness.Clock.Advance(PruneGuard.Window);
        await harness.SettleAsync();
        Assert.Equal(15, harness.Api.Policies.Count);
    }

    [Fact]
    public async Task Namespaces_UnlabelledBeyondTheLimit_TheBaselineSaysWhatIsLeftAndTheLogWhich()
    {
        using var harness = await GuardedAsync(20);

        await UnlabelAsync(harness, 0, 20);
        await harness.SettleAsync();

        var status = harness.Api.Find<NamespaceBaseline>("base")!.Status!;
        var programmed = status.Conditions!.Single(condition => condition.Type == "Programmed");
        Assert.Equal(("False", "PruneBlocked"), (programmed.Status, programmed.Reason));
        Assert.Contains("(15 in all): ns10/nsb-base, ns11/nsb-base, ns12/nsb-base, ns13/nsb-base, ns14/nsb-base and 10 more.", programmed.Message, StringComparison.Ordinal);
        Assert.Contains("raise it for one run", programmed.Message, StringComparison.Ordinal);
        Assert.Equal(("False", "PruneBlocked"), Told(status, "Ready"));
        Assert.Equal((15, 15), (status.PoliciesTotal, status.Policies!.Count));
        Assert.All(status.Policies, policy => Assert.NotNull(policy.Hash));
        Assert.Single(harness.Published, entry => entry.Reason == "PruneBlocked");
        Assert.Equal(
            "Warning: Not pruning NetworkPolicy nsb-base in namespace ns19: with all other prunings of the last 60 minutes that no observed change explains, "
            + "that would exceed --prune-limit. If they are to go, raise it for one run",
            harness.GateLog[^1]);
    }

    [Fact]
    public async Task Namespaces_LabelledAgain_TheBaselineIsReadyAgain()
    {
        using var harness = await GuardedAsync(20);
        await UnlabelAsync(harness, 0, 6);
        await harness.SettleAsync();
        Assert.Equal(("False", "PruneBlocked"), Told(harness.Api.Find<NamespaceBaseline>("base")!.Status!, "Ready"));

        harness.Api.Put(Make.Namespace("ns5", ("guarded", "yes")));
        await harness.SettleAsync();

        var status = harness.Api.Find<NamespaceBaseline>("base")!.Status!;
        Assert.Equal(("True", "Ready"), Told(status, "Ready"));
        Assert.Equal(15, status.PoliciesTotal);
    }

    [Fact]
    public async Task Namespaces_WhatWasHeldBackIsDeletedByHand_TheBaselineForgetsIt()
    {
        using var harness = await GuardedAsync(20);
        await UnlabelAsync(harness, 0, 6);
        await harness.SettleAsync();

        harness.Api.Remove<V1NetworkPolicy>("nsb-base", "ns5");
        await harness.SettleAsync();

        var status = harness.Api.Find<NamespaceBaseline>("base")!.Status!;
        Assert.Equal(("True", "Ready"), Told(status, "Ready"));
        Assert.Equal(14, status.PoliciesTotal);
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

    [Fact]
    public async Task Namespaces_FewBeyondTheLimitUnlabelled_GoWhenTheWindowHasPassed()
    {
        using var harness = await GuardedAsync(20);

        await UnlabelAsync(harness, 0, 7);
        Assert.Equal(15, harness.Api.Policies.Count);

        harness.Clock.Advance(PruneGuard.Window);
        await harness.SettleAsync();
        Assert.Equal(13, harness.Api.Policies.Count);
    }

    [Fact]
    public async Task Namespaces_UnlabelledNowAndThen_AllLoseTheirPolicies()
    {
        using var harness = await GuardedAsync(12);

        for (var i = 0; i < 3; i++)
        {
            await UnlabelAsync(harness, i * 4, 4);
            harness.Clock.Advance(PruneGuard.Window);
        }

        Assert.Empty(harness.Api.Policies);
    }

    [Fact]
    public async Task Namespaces_UnlabelledAfterTheBaselineHasChanged_CountAllTheSame()
    {
        using var harness = await GuardedAsync(20);
        harness.Api.Put(Make.Baseline("base", spec => (spec.NamespaceSelector, spec.Isolate) = (Guarded, ["Ingress"])));
        await harness.SettleAsync();

        await UnlabelAsync(harness, 0, 20);

        Assert.Equal(15, harness.Api.Policies.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Baseline_SelectsOtherNamespaces_AllPoliciesGoAtOnce(bool invalidInBetween)
    {
        using var harness = await GuardedAsync(20);
        if (invalidInBetween)
        {
            harness.Api.Put(Make.Baseline("base", spec => spec.NamespaceSelector = null));
            await harness.SettleAsync();
            Assert.Equal(20, harness.Api.Policies.Count);
        }

        harness.Api.Put(Make.Baseline("base", spec => spec.NamespaceSelector = new V1LabelSelector { MatchLabels = Make.Labels([("guarded", "no")]) }));
        await harness.SettleAsync();

        Assert.Empty(harness.Api.Policies);
    }

    [Fact]
    public async Task Namespace_LabelledAgain_KeepsItsPolicyAndCountsNoMore()
    {
        using var harness = await GuardedAsync(20);
        await UnlabelAsync(harness, 0, 6);
        harness.Api.Put(Make.Namespace("ns5", ("guarded", "yes")));
        harness.Clock.Advance(PruneGuard.Window);
        await harness.SettleAsync();
        Assert.Equal(15, harness.Api.Policies.Count);

        await UnlabelAsync(harness, 6, 5);

        Assert.Equal(10, harness.Api.Policies.Count);
    }

    private static (string Status, string Reason) Told(NamespaceBaselineStatus status, string type)
    {
        var found = status.Conditions!.Single(condition => condition.Type == type);
        return (found.Status, found.Reason);
    }

    private static V1LabelSelector Guarded => new() { MatchLabels = Make.Labels([("guarded", "yes")]) };

    private static async Task<OperatorHarness> GuardedAsync(int namespaces)
    {
        var api = new FakeClusterApi();
        api.Put(Make.Baseline("base", spec => spec.NamespaceSelector = Guarded));
        for (var i = 0; i < namespaces; i++)
        {
            api.Put(Make.Namespace($"ns{i}", ("guarded", "yes")));
        }

        var harness = await OperatorHarness.StartAsync(api);
        Assert.Equal(namespaces, api.Policies.Count);
        return harness;
    }

    private static async Task UnlabelAsync(OperatorHarness harness, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            harness.Api.Put(Make.Namespace($"ns{i}"));
            await harness.SettleAsync(1);
        }
    }

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
