using k8s.Models;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Reconciling;

public class ChangeLogTests
{
    [Fact]
    public async Task ChangeSet_Applied_IsToldInOneLine()
    {
        using var harness = await ShopAsync();

        Assert.Equal(["Information: NetworkPolicies in namespace shop: 2 created, 0 updated, 0 deleted"], harness.ChangeLog);
    }

    [Fact]
    public async Task Policy_EditedBySomebody_IsToldWithWhatDiffered()
    {
        using var harness = await ShopAsync();
        var policy = harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!;
        harness.ChangeLog.Clear();

        harness.Api.Put(policy with { Spec = policy.Spec with { PodSelector = new V1LabelSelector() } });
        await harness.SettleAsync();

        Assert.Equal(2, harness.ChangeLog.Count);
        Assert.StartsWith("Information: Drift put right: NetworkPolicy shop/aseg-web had been changed by somebody else: spec.podSelector", harness.ChangeLog[0], StringComparison.Ordinal);
        Assert.Equal("Information: NetworkPolicies in namespace shop: 0 created, 1 updated, 0 deleted", harness.ChangeLog[1]);
    }

    [Fact]
    public async Task Restart_NothingChanged_SaysNothing()
    {
        using var first = await ShopAsync();

        using var restarted = await OperatorHarness.StartAsync(first.Api);

        Assert.Empty(restarted.ChangeLog);
    }

    private static async Task<OperatorHarness> ShopAsync()
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace("shop"));
        api.Put(Make.Segment("shop", "web"));
        api.Put(Make.Segment("shop", "orders"));
        return await OperatorHarness.StartAsync(api);
    }
}
