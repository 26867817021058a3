using k8s.LeaderElection;
using k8s.Models;
using KubeOps.Abstractions.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KubeOps.Tests.Operator;

public class LeadershipTests
{
    [Fact]
    public async Task Single_NotLeading_WatchesNothingAndListsThroughTheApi()
    {
        var held = new MemoryLock { Holder = "other" };
        await using var fixture = await StartAsync(held);
        await held.Asked;

        var listing = fixture.Client.ListAsync<V1Pod>();

        var request = await fixture.Server.NextAsync();
        Assert.False(request.IsWatch);
        await request.AnswerListAsync(10, Json.Pod("a", 1));
        Assert.Single(await listing);
        Assert.True(fixture.Controller.IsIdle);
    }

    [Fact]
    public async Task Single_Leading_Watches()
    {
        await using var fixture = await StartAsync(new MemoryLock());

        await InformerTests.WatchAfterListAsync(fixture, 10, Json.Pod("a", 1));

        Assert.Equal("reconcile a@1", await fixture.Controller.NextAsync());
    }

    [Fact]
    public async Task Single_LeaseLost_StopsWatchingAndForgetsTheStore()
    {
        var held = new MemoryLock();
        await using var fixture = await StartAsync(held);
        var watch = await InformerTests.WatchAfterListAsync(fixture, 10, Json.Pod("a", 1));
        await fixture.Controller.NextAsync();
        var stopped = new TaskCompletionSource();
        fixture.Services.GetRequiredService<LeaderElector>().OnStoppedLeading += stopped.SetResult;

        held.Holder = "other";
        await stopped.Task.WaitAsync(FakeApiServer.Patience);

        await watch.Aborted.WaitAsync(FakeApiServer.Patience);
        var listing = fixture.Client.ListAsync<V1Pod>();
        await (await fixture.Server.NextAsync()).AnswerListAsync(20);
        Assert.Empty(await listing);
    }

    // The election runs on the real clock, with times as short as it takes.
    private static Task<OperatorFixture<V1Pod>> StartAsync(MemoryLock held) => OperatorFixture.StartAsync<V1Pod>(
        s => s.WithLeaderElection(LeaderElectionType.Single),
        services => services.AddSingleton(new LeaderElector(new LeaderElectionConfig(held)
        {
            LeaseDuration = TimeSpan.FromMilliseconds(600),
            RenewDeadline = TimeSpan.FromMilliseconds(400),
            RetryPeriod = TimeSpan.FromMilliseconds(50),
        })));
}
