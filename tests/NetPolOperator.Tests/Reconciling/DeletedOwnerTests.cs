using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Kubernetes;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Reconciling;

/// <summary>An owner and its policy go together; which of the two watches tells first is chance.</summary>
public class DeletedOwnerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Policy_GoneWithItsOwner_IsNotMadeAnewAndNoDrift(bool policyFirst)
    {
        using var harness = await ShopAsync();
        harness.Api.Requests.Clear();

        harness.WatchIsBehind = policyFirst;
        harness.Api.Remove<NamespaceBaseline>("base");
        harness.WatchIsBehind = false;
        harness.Api.Remove<V1NetworkPolicy>("nsb-base", "shop");
        await harness.RunPlansAsync();
        harness.CatchUp();
        await harness.SettleAsync(60);

        Assert.Empty(harness.Api.Writes);
        Assert.DoesNotContain(harness.ChangeLog, line => line.Contains("Drift", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Policy_GoneWithAnOwnerThatWasMadeAnew_IsTheNewOnes()
    {
        using var harness = await ShopAsync();

        harness.WatchIsBehind = true;
        harness.Api.Remove<NamespaceBaseline>("base");
        harness.Api.Put(Make.Baseline("base"));
        harness.WatchIsBehind = false;
        harness.Api.Remove<V1NetworkPolicy>("nsb-base", "shop");
        await harness.RunPlansAsync();
        Assert.Empty(harness.Api.Policies);
        harness.CatchUp();
        await harness.SettleAsync();

        var policy = Assert.Single(harness.Api.Policies);
        Assert.Equal(harness.Api.Find<NamespaceBaseline>("base")!.Metadata.Uid, Assert.Single(policy.Metadata.OwnerReferences).Uid);
        Assert.DoesNotContain(harness.ChangeLog, line => line.Contains("Drift", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Policy_GoneAndItsOwnerCannotBeRead_IsMadeAnewOnceItCan()
    {
        using var harness = await ShopAsync();
        harness.Api.Fault = request => request is { Verb: "get", Name: "base" } ? new ApiException(ApiFailure.Unavailable, "not now") : null;

        harness.Api.Remove<V1NetworkPolicy>("nsb-base", "shop");
        await harness.SettleAsync(5);
        Assert.Empty(harness.Api.Policies);
        Assert.Contains(harness.GateLog, line => line.Contains("Not creating again shop/nsb-base: whether its owner NamespaceBaseline/base is gone could not be read: not now", StringComparison.Ordinal));

        harness.Api.Fault = _ => null;
        await harness.SettleAsync(2);
        Assert.Single(harness.Api.Policies);
        await harness.SettleAsync();
        Assert.Equal(1, harness.Api.Find<NamespaceBaseline>("base")!.Status!.Drift!.Corrections);
    }

    private static Task<OperatorHarness> ShopAsync()
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace("shop"));
        api.Put(Make.Baseline("base"));
        return OperatorHarness.StartAsync(api);
    }
}
