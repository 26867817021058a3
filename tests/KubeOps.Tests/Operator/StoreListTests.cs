using k8s.Models;

namespace KubeOps.Tests.Operator;

public class StoreListTests
{
    [Fact]
    public async Task ListAsync_WhileAnInformerRuns_IsAnsweredFromItsStore()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        var watch = await InformerTests.WatchAfterListAsync(fixture, 10, Json.Pod("a", 1), Json.Pod("b", 2));
        await watch.SendAsync("ADDED", Json.Pod("c", 11));
        await fixture.Controller.NextAsync(3);

        var pods = await fixture.Client.ListAsync<V1Pod>();

        Assert.Equal(["a", "b", "c"], pods.Select(p => p.Metadata.Name).Order());
        Assert.False(fixture.Server.HasRequest);
    }

    [Fact]
    public async Task ListAsync_ObjectsNotYetDelivered_Waits()
    {
        var gate = new TaskCompletionSource();
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        fixture.Controller.Before = pod => pod.Metadata.Name == "b" ? gate.Task : Task.CompletedTask;
        await InformerTests.WatchAfterListAsync(fixture, 10, Json.Pod("a", 1), Json.Pod("b", 2));
        var listing = fixture.Client.ListAsync<V1Pod>();
        Assert.Equal("reconcile a@1", await fixture.Controller.NextAsync());
        Assert.False(listing.IsCompleted);

        gate.SetResult();

        Assert.Equal(2, (await listing.WaitAsync(FakeApiServer.Patience)).Count);
    }

    [Fact]
    public async Task ListAsync_ListFailedHalfway_WaitsForWhatThatOneBroughtAsWell()
    {
        var gate = new TaskCompletionSource();
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        fixture.Controller.Before = pod => pod.Metadata.Name == "a" ? gate.Task : Task.CompletedTask;
        await (await fixture.Server.NextAsync()).AnswerAsync(Json.List(10, "next", Json.Pod("a", 1)));
        await (await fixture.Server.NextAsync()).AnswerStatusAsync(403, "Forbidden");
        fixture.Time.Advance(await fixture.Time.TimerAsync(delay => delay == TimeSpan.FromSeconds(0.8)));
        var listing = fixture.Client.ListAsync<V1Pod>();
        await InformerTests.WatchAfterListAsync(fixture, 12, Json.Pod("a", 1));
        Assert.False(listing.IsCompleted);

        gate.SetResult();

        Assert.Single(await listing.WaitAsync(FakeApiServer.Patience));
    }

    [Theory]
    [InlineData("shop", null)]
    [InlineData(null, "app=web")]
    public async Task ListAsync_ForAPart_AsksTheApiServer(string? @namespace, string? selector)
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        await InformerTests.WatchAfterListAsync(fixture, 10);
        var listing = fixture.Client.ListAsync<V1Pod>(@namespace, selector);
        var request = await fixture.Server.NextAsync();
        Assert.Equal(selector, request.Query("labelSelector"));
        await request.AnswerAsync(Json.List(20, "next", Json.Pod("a", 1)));
        await (await fixture.Server.NextAsync()).AnswerListAsync(20, Json.Pod("b", 2));

        Assert.Equal(["a", "b"], (await listing).Select(p => p.Metadata.Name));
    }

    [Fact]
    public async Task ListAsync_KindWithoutAnInformer_AsksTheApiServer()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        await InformerTests.WatchAfterListAsync(fixture, 10);
        var listing = fixture.Client.ListAsync<V1Service>();
        var request = await fixture.Server.NextAsync();
        Assert.Equal("/api/v1/services", request.Path);
        await request.AnswerListAsync(20);

        Assert.Empty(await listing);
    }
}
