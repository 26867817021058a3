using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Planning;
using NetPolOperator.Reconciling;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Reconciling;

/// <summary>What becomes of a baseline's policies where it does not apply any more, by whose doing.</summary>
public class BaselinePruneTests
{
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

    [Fact]
    public async Task Baseline_SelectsOtherNamespaces_AllPoliciesGoAtOnce()
    {
        using var harness = await GuardedAsync(20);

        await EditAsync(harness, spec => spec.NamespaceSelector = Others);

        Assert.Empty(harness.Api.Policies);
        var told = Assert.Single(harness.Published, entry => entry.Reason == "PolicyPruned");
        Assert.Equal("base", told.About);
        Assert.Matches("^20 NetworkPolicies were deleted, NetworkPolicy ns[0-9]+/nsb-base the last: its owner no longer asks for it here$", told.Message);
    }

    [Fact]
    public async Task Namespace_Unlabelled_TheBaselineIsTold()
    {
        using var harness = await GuardedAsync(3);

        await UnlabelAsync(harness, 1, 1);
        await harness.SettleAsync();

        var told = Assert.Single(harness.Published, entry => entry.Reason == "PolicyPruned");
        Assert.Equal(("base", "NetworkPolicy ns1/nsb-base was deleted: its owner no longer asks for it here"), (told.About, told.Message));
    }

    [Theory]
    [InlineData(null, "Ingress")] // no selector
    [InlineData("yes", "Sideways")] // the old selector, and a mistake elsewhere
    [InlineData("no", "Sideways")] // the new selector, and a mistake elsewhere
    public async Task Baseline_InvalidBeforeItSelectsOtherNamespaces_AllPoliciesGoAtOnce(string? guarded, string isolate)
    {
        using var harness = await GuardedAsync(20);
        var between = guarded is null ? null : new V1LabelSelector { MatchLabels = Make.Labels([("guarded", guarded)]) };
        await EditAsync(harness, spec => (spec.NamespaceSelector, spec.Isolate) = (between, [isolate]));
        Assert.Equal(20, harness.Api.Policies.Count);

        await EditAsync(harness, spec => spec.NamespaceSelector = Others);

        Assert.Empty(harness.Api.Policies);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Baseline_RulesEditedWhileDeletionsAreHeldBack_ReleasesNone(bool invalidInBetween)
    {
        using var harness = await GuardedAsync(20);
        await UnlabelAsync(harness, 0, 20);
        Assert.Equal(15, harness.Api.Policies.Count);

        if (invalidInBetween)
        {
            await EditAsync(harness, spec => spec.Isolate = ["Sideways"]);
        }

        await EditAsync(harness, spec => spec.AllowTo = [new EgressRule { Entity = Entities.Cluster }]);

        Assert.Equal(15, harness.Api.Policies.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Baseline_SelectsOthersWhileDeletionsAreHeldBack_OnlyWhatItStillMatchedGoes(bool invalidInBetween)
    {
        using var harness = await GuardedAsync(20);
        await UnlabelAsync(harness, 0, 10);
        Assert.Equal(15, harness.Api.Policies.Count);

        if (invalidInBetween)
        {
            await EditAsync(harness, spec => spec.NamespaceSelector = null);
        }

        await EditAsync(harness, spec => spec.NamespaceSelector = Others);

        Assert.Equal(["ns5", "ns6", "ns7", "ns8", "ns9"], harness.Api.Policies.Select(policy => policy.Metadata.NamespaceProperty).Order());
    }

    [Fact]
    public async Task Baseline_InvalidSinceTheStartAndItsScopeUnknown_WhatItSelectsNoMoreCounts()
    {
        using var first = await GuardedAsync(20);
        await EditAsync(first, spec => spec.NamespaceSelector = null);
        using var restarted = await OperatorHarness.StartAsync(first.Api);

        await EditAsync(restarted, spec => spec.NamespaceSelector = Others);

        Assert.Equal(15, restarted.Api.Policies.Count);
        Assert.True(restarted.Metrics.PrunesBlocked.Read().Single().Value > 0);
    }

    [Fact]
    public async Task Baseline_DeletedWhileDeletionsAreHeldBack_AllPoliciesGoAtOnce()
    {
        using var harness = await GuardedAsync(20);
        await UnlabelAsync(harness, 0, 10);

        harness.Api.Remove<NamespaceBaseline>("base");
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
    [InlineData(false)]
    [InlineData(true)]
    public async Task Policy_HeldBackAndOpenedBySomebody_IsPutRightAndTold(bool restarted)
    {
        using var first = await GuardedAsync(20);
        await UnlabelAsync(first, 0, 12);
        using var second = restarted ? await OperatorHarness.StartAsync(first.Api, first.Clock) : null;
        var harness = second ?? first;
        await harness.SettleAsync();
        var before = Assert.Single(harness.Api.Policies, policy => policy.Metadata.NamespaceProperty == "ns5");

        harness.Api.Put(before with { Spec = before.Spec with { Ingress = [new V1NetworkPolicyIngressRule()] } });
        await harness.SettleAsync();

        Assert.Empty(SemanticDiff.Compare(before, harness.Api.Find<V1NetworkPolicy>("nsb-base", "ns5")!));
        var status = harness.Api.Find<NamespaceBaseline>("base")!.Status!;
        Assert.Equal(1, status.Drift!.Corrections);
        Assert.Equal(("False", "PruneBlocked"), Told(status, "Programmed"));
    }

    [Fact]
    public async Task Policy_HeldBack_ItsRulesExpire()
    {
        using var harness = await GuardedAsync(20);
        var rule = new IngressRule { Entity = Entities.Cluster, ExpiresAt = harness.Clock.Now.AddMinutes(30).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") };
        await EditAsync(harness, spec => spec.AllowFrom = [rule]);
        await UnlabelAsync(harness, 0, 6);
        Assert.NotEmpty(harness.Api.Find<V1NetworkPolicy>("nsb-base", "ns5")!.Spec.Ingress);

        harness.Clock.Advance(TimeSpan.FromMinutes(30));
        await harness.SettleAsync();

        Assert.Empty(harness.Api.Find<V1NetworkPolicy>("nsb-base", "ns5")!.Spec.Ingress ?? []);
        Assert.Equal(0, harness.Api.Find<NamespaceBaseline>("base")!.Status!.Drift!.Corrections);
    }

    private static (string Status, string Reason) Told(NamespaceBaselineStatus status, string type)
    {
        var found = status.Conditions!.Single(condition => condition.Type == type);
        return (found.Status, found.Reason);
    }

    private static V1LabelSelector Others => new() { MatchLabels = Make.Labels([("guarded", "no")]) };

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

    private static async Task EditAsync(OperatorHarness harness, Action<NamespaceBaselineSpec> with)
    {
        harness.Api.Put(Make.Baseline("base", spec =>
        {
            spec.NamespaceSelector = Guarded;
            with(spec);
        }));
        await harness.SettleAsync();
    }

    private static async Task UnlabelAsync(OperatorHarness harness, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            harness.Api.Put(Make.Namespace($"ns{i}"));
            await harness.SettleAsync(1);
        }
    }
}
