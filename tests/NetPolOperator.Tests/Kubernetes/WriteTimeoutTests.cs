using k8s.Models;
using KubeOps.KubernetesClient;
using NetPolOperator.Kubernetes;
using NetPolOperator.Tests.Fakes;
using NSubstitute;

namespace NetPolOperator.Tests.Kubernetes;

/// <summary>A write that hangs, as one does while an admission webhook does not answer.</summary>
public class WriteTimeoutTests
{
    [Fact]
    public async Task Create_NotAnsweredInTime_HasFailedForNow()
    {
        var clock = new ManualTimeProvider();
        var waiting = Api(clock).CreatePolicyAsync(Make.Policy("shop", "aseg-web"), CancellationToken.None);

        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(ApiFailure.Unavailable, (await Assert.ThrowsAsync<ApiException>(() => waiting)).Failure);
    }

    [Fact]
    public async Task Create_Cancelled_IsNoFailure()
    {
        using var stop = new CancellationTokenSource();
        var waiting = Api(new ManualTimeProvider()).CreatePolicyAsync(Make.Policy("shop", "aseg-web"), stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private static KubernetesClusterApi Api(TimeProvider clock)
    {
        var client = Substitute.For<IKubernetesClient>();
        client.CreateAsync(Arg.Any<V1NetworkPolicy>(), Arg.Any<CancellationToken>()).Returns(async call =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, call.Arg<CancellationToken>());
            return call.Arg<V1NetworkPolicy>();
        });
        return new KubernetesClusterApi(client, clock);
    }
}
