using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Reconciling;

/// <summary>What a baseline in Audit says about all its namespaces together.</summary>
public class AuditTests
{
    [Fact]
    public async Task Baseline_TwoOfItsNamespacesConnect_EachConnectionCountsOnce()
    {
        using var harness = await TwoNamespacesAsync(_ => { });

        Assert.Equal(["a/p[Pod] b/p[Pod]", "b/p[Pod] a/p[Pod]"], Blocked(harness));
        Assert.Equal((2, 0), Totals(harness));
    }

    [Fact]
    public async Task Baseline_OnlyOneSideWouldAllow_CountsAsBlockedAndNotAsStaying()
    {
        using var harness = await TwoNamespacesAsync(spec => spec.AllowFrom = [new IngressRule { Entity = Entities.Cluster }]);

        Assert.Equal((2, 0), Totals(harness));
    }

    [Fact]
    public async Task Baseline_BothSidesWouldAllow_ConnectionsStay()
    {
        using var harness = await TwoNamespacesAsync(spec =>
        {
            spec.AllowFrom = [new IngressRule { Entity = Entities.Cluster }];
            spec.AllowTo = [new EgressRule { Entity = Entities.Cluster }];
        });

        // All but the one connection: any port within the cluster.
        Assert.Equal((0, 2), Totals(harness));
    }

    [Fact]
    public async Task Baseline_NamespacesJoinAndLeave_CountsFollowWithoutAnythingElseChanging()
    {
        using var harness = await TwoNamespacesAsync(_ => { });
        harness.Api.Put(Make.Namespace("c"));
        harness.Api.Put(Make.Pod("c", "p"));
        await harness.SettleAsync(60);
        Assert.Equal((6, 0), Totals(harness));

        harness.Api.Put(Make.Namespace("c", ("audited", "no")));
        await harness.SettleAsync(60);
        // To and from c, and between a and b: once each.
        Assert.Equal((6, 0), Totals(harness));
        Assert.Equal(6, Blocked(harness).Distinct().Count());

        harness.Api.Remove<k8s.Models.V1Pod>("p", "c");
        await harness.SettleAsync(60);
        Assert.Equal((2, 0), Totals(harness));
    }

    [Theory] // that nothing is written is what it asks for; that a peer is there is not
    [InlineData(true, "True", "Audit")]
    [InlineData(false, "False", "PeerNotFound")]
    public async Task Segment_Audited_IsReadyWhereItsPeersAreFound(bool found, string status, string reason)
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace("shop"));
        api.Put(Make.Segment("shop", "web", spec => (spec.Mode, spec.AllowTo) = (Modes.Audit, [Make.To("db")])));
        if (found)
        {
            api.Put(Make.Segment("shop", "db"));
        }

        using var harness = await OperatorHarness.StartAsync(api);

        var ready = harness.Condition("shop", "web", "Ready");
        Assert.Equal((status, reason), (ready.Status, ready.Reason));
        Assert.Equal(("False", "Audit"), (harness.Condition("shop", "web", "Programmed").Status, harness.Condition("shop", "web", "Programmed").Reason));
    }

    [Fact]
    public async Task Baseline_WhateverChanges_IsJudgedAsByAnOperatorThatHasSeenNothingBefore()
    {
        using var harness = await TwoNamespacesAsync(spec => spec.AllowFrom = [new IngressRule { Entity = Entities.Namespace }]);
        var api = harness.Api;
        foreach (var change in (Action[])
        [
            () => api.Put(Make.Namespace("c")),
            () => api.Put(Make.Pod("c", "p", ("app", "c"))),
            () => api.Put(Make.Pod("a", "q", ("app", "q"))),
            () => api.Put(Make.Policy("b", "theirs")),
            () => api.Put(Make.Segment("c", "c", spec => spec.AllowFrom = [new IngressRule { Entity = Entities.Cluster }])),
            () => api.Put(Make.Pod("a", "q", ("app", "other"))),
            () => api.Remove<k8s.Models.V1NetworkPolicy>("theirs", "b"),
            () => api.Put(Make.Namespace("b", ("audited", "no"))),
            () => api.Remove<k8s.Models.V1Pod>("p", "c"),
            () => api.Put(Make.Namespace("b")),
            () => api.Remove<k8s.Models.V1Namespace>("c"),
        ])
        {
            change();
            await harness.SettleAsync(60);
            api.Requests.Clear();
            using var anew = new OperatorHarness(api, harness.Clock);
            await anew.SeedAsync();
            await anew.SettleAsync(60);
            Assert.DoesNotContain(api.Writes, write => write.Kind == nameof(NamespaceBaseline));
            harness.Listen();
        }
    }

    private static async Task<OperatorHarness> TwoNamespacesAsync(Action<NamespaceBaselineSpec> with)
    {
        var api = new FakeClusterApi();
        foreach (var ns in (string[])["a", "b"])
        {
            api.Put(Make.Namespace(ns));
            api.Put(Make.Pod(ns, "p"));
        }

        api.Put(Make.Baseline("base", spec =>
        {
            spec.Mode = Modes.Audit;
            spec.Dns = DnsModes.None;
            spec.NamespaceSelector = new k8s.Models.V1LabelSelector
            {
                MatchExpressions = [new k8s.Models.V1LabelSelectorRequirement { Key = "audited", OperatorProperty = "DoesNotExist" }],
            };
            with(spec);
        }));
        return await OperatorHarness.StartAsync(api);
    }

    private static AuditStatus Audit(OperatorHarness harness) => harness.Api.Find<NamespaceBaseline>("base")!.Status!.Audit!;

    private static IEnumerable<string> Blocked(OperatorHarness harness) =>
        Audit(harness).WouldBlock!.Select(item => $"{item.From} {item.To}").Order(StringComparer.Ordinal);

    private static (int Blocked, int Stays) Totals(OperatorHarness harness) => ((int)Audit(harness).WouldBlockTotal, (int)Audit(harness).WouldAllowTotal);
}
