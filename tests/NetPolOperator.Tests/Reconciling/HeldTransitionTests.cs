using k8s.Models;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Reconciling;

/// <summary>A correction that waits, as somebody contests it, while others are made: nothing is begun that is not ended.</summary>
public class HeldTransitionTests
{
    [Fact]
    public async Task Baseline_ContestedWhenAllIsDeleted_IsNotWrittenWideMeanwhile()
    {
        var api = new FakeClusterApi();
        Make.ShopInTransition(api);

        using var harness = await OperatorHarness.StartAsync(api);
        for (var i = 0; i < 12; i++)
        {
            var policy = api.Find<V1NetworkPolicy>("nsb-base", "shop")!;
            api.Put(policy with { Spec = policy.Spec with { Egress = [new V1NetworkPolicyEgressRule()] } });
            await harness.RunPlansAsync();
        }

        api.Requests.Clear();
        var wide = new List<string>();
        api.Admission = policy =>
        {
            wide.AddRange(policy.Metadata.Annotations.ContainsKey(PolicyMetadata.TransitionAnnotation) ? [policy.Metadata.Name] : []);
            return policy;
        };
        foreach (var policy in api.Policies)
        {
            api.Remove<V1NetworkPolicy>(policy.Metadata.Name, "shop");
        }

        await harness.RunPlansAsync();
        Assert.Equal(["aseg-api", "aseg-web"], api.Policies.Select(policy => policy.Metadata.Name).Order());

        await harness.SettleAsync(60);
        Assert.Empty(wide);
        Assert.NotNull(Assert.Single(api.Find<V1NetworkPolicy>("nsb-base", "shop")!.Spec.Ingress).FromProperty);
        Assert.Equal("True", harness.Condition("shop", "web", "Ready").Status);
    }
}
