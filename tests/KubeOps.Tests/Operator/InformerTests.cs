using k8s.Autorest;
using k8s.Models;
using KubeOps.Abstractions.Builder;

namespace KubeOps.Tests.Operator;

public class InformerTests
{
    [Fact]
    public async Task Start_ListOfSeveralPages_DeliversAllAndWatchesFromTheListsVersion()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        var first = await fixture.Server.NextAsync();
        Assert.Equal("/api/v1/pods", first.Path);
        Assert.Equal("500", first.Query("limit"));
        await first.AnswerAsync(Json.List(10, "next", Json.Pod("a", 1), Json.Pod("b", 2)));
        var second = await fixture.Server.NextAsync();
        Assert.Equal("next", second.Query("continue"));
        await second.AnswerAsync(Json.List(10, null, Json.Pod("c", 3)));

        var watch = await fixture.Server.NextAsync();

        Assert.True(watch.IsWatch);
        Assert.Equal("10", watch.Query("resourceVersion"));
        Assert.Equal("true", watch.Query("allowWatchBookmarks"));
        Assert.InRange(int.Parse(watch.Query("timeoutSeconds")!, System.Globalization.CultureInfo.InvariantCulture), 300, 600);
        Assert.Equal(["reconcile a@1", "reconcile b@2", "reconcile c@3"], await fixture.Controller.NextAsync(3));
    }

    [Fact]
    public async Task Watch_Events_AreDelivered()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        var watch = await WatchAfterListAsync(fixture, 10);

        await watch.SendAsync("ADDED", Json.Pod("a", 11));
        Assert.Equal("reconcile a@11", await fixture.Controller.NextAsync());
        await watch.SendAsync("MODIFIED", Json.Pod("a", 12));
        Assert.Equal("reconcile a@12", await fixture.Controller.NextAsync());
        await watch.SendAsync("DELETED", Json.Pod("a", 13));
        Assert.Equal("deleted a@13", await fixture.Controller.NextAsync());
    }

    [Fact]
    public async Task Delivery_ObjectsOfAList_HaveApiVersionAndKind()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        await WatchAfterListAsync(fixture, 10, Json.Pod("a", 1));

        var (_, pod) = await fixture.Controller.NextCallAsync();

        Assert.Equal(("v1", "Pod"), (pod.ApiVersion, pod.Kind));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Watch_StreamEnds_IsTakenUpFromTheLastEvent(bool cut)
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        var watch = await WatchAfterListAsync(fixture, 10);
        await watch.SendAsync("ADDED", Json.Pod("a", 11));
        Assert.Equal("reconcile a@11", await fixture.Controller.NextAsync());

        if (cut)
            watch.Cut();
        else
            await watch.EndAsync();
        if (cut)
            fixture.Time.Advance(await fixture.Time.TimerAsync(delay => delay == TimeSpan.FromSeconds(0.8)));

        var next = await fixture.Server.NextAsync();
        Assert.True(next.IsWatch);
        Assert.Equal("11", next.Query("resourceVersion"));
    }

    [Fact]
    public async Task Watch_Bookmark_MovesTheVersionWithoutADelivery()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        var watch = await WatchAfterListAsync(fixture, 10);
        await watch.SendAsync("BOOKMARK", Json.Bookmark(99));
        await watch.EndAsync();

        var next = await fixture.Server.NextAsync();

        Assert.Equal("99", next.Query("resourceVersion"));
        Assert.True(fixture.Controller.IsIdle);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Watch_Gone_ListsAgainAndTellsWhatWasMissed(bool asEvent)
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        var watch = await WatchAfterListAsync(fixture, 10, Json.Pod("same", 1), Json.Pod("changed", 2), Json.Pod("vanished", 3));
        await fixture.Controller.NextAsync(3);

        if (asEvent)
        {
            await watch.SendAsync("ERROR", Json.Status(410, "Expired"));
        }
        else
        {
            await watch.SendAsync("BOOKMARK", Json.Bookmark(11));
            await watch.EndAsync();
            await (await fixture.Server.NextAsync()).AnswerStatusAsync(410, "Expired");
        }

        var list = await fixture.Server.NextAsync();
        await list.AnswerListAsync(50, Json.Pod("same", 1), Json.Pod("changed", 40), Json.Pod("new", 41));

        Assert.Equal(["deleted vanished@3", "reconcile changed@40", "reconcile new@41"], await fixture.Controller.NextAsync(3));
        var next = await fixture.Server.NextAsync();
        Assert.Equal("50", next.Query("resourceVersion"));
        Assert.True(fixture.Controller.IsIdle);
    }

    [Fact]
    public async Task Relist_ObjectWithANewUid_TellsTheEndOfTheOldOneFirst()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        var watch = await WatchAfterListAsync(fixture, 10, Json.Pod("a", 1, "old"));
        await fixture.Controller.NextAsync();
        await watch.SendAsync("ERROR", Json.Status(410, "Expired"));
        await (await fixture.Server.NextAsync()).AnswerListAsync(50, Json.Pod("a", 2, "new"));

        var (firstCall, first) = await fixture.Controller.NextCallAsync();
        var (secondCall, second) = await fixture.Controller.NextCallAsync();

        Assert.Equal(("deleted", "old"), (firstCall, first.Metadata.Uid));
        Assert.Equal(("reconcile", "new"), (secondCall, second.Metadata.Uid));
    }

    [Fact]
    public async Task Undecodable_InAList_CostsOnlyItself()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        var watch = await WatchAfterListAsync(fixture, 10, Json.Pod("a", 1), Json.BrokenPod("broken", 2), Json.Pod("c", 3));

        Assert.Equal(["reconcile a@1", "reconcile c@3"], await fixture.Controller.NextAsync(2));
        Assert.True(watch.IsWatch);
    }

    [Fact]
    public async Task Undecodable_ObjectThatWasKnown_IsNotTakenForDeleted()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        var watch = await WatchAfterListAsync(fixture, 10, Json.Pod("a", 1), Json.Pod("b", 2));
        await fixture.Controller.NextAsync(2);
        await watch.SendAsync("MODIFIED", Json.BrokenPod("a", 11));
        await watch.SendAsync("ERROR", Json.Status(410, "Expired"));
        await (await fixture.Server.NextAsync()).AnswerListAsync(50, Json.BrokenPod("a", 11));

        Assert.Equal("deleted b@2", await fixture.Controller.NextAsync());
        await fixture.Server.NextAsync();
        Assert.True(fixture.Controller.IsIdle);
        Assert.Equal("a", Assert.Single(await fixture.Client.ListAsync<V1Pod>()).Metadata.Name);
    }

    [Fact]
    public async Task Undecodable_WithoutAName_LetsNoDeletionBeSynthesised()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        var watch = await WatchAfterListAsync(fixture, 10, Json.Pod("a", 1));
        await fixture.Controller.NextAsync();
        await watch.SendAsync("ERROR", Json.Status(410, "Expired"));
        await (await fixture.Server.NextAsync()).AnswerListAsync(50, """{"metadata":7}""");

        await fixture.Server.NextAsync();

        Assert.True(fixture.Controller.IsIdle);
        Assert.Single(await fixture.Client.ListAsync<V1Pod>());
    }

    [Fact]
    public async Task Undecodable_Deletion_IsTold()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        var watch = await WatchAfterListAsync(fixture, 10, Json.Pod("a", 1));
        await fixture.Controller.NextAsync();
        await watch.SendAsync("DELETED", Json.BrokenPod("a", 11));

        Assert.Equal("deleted a@1", await fixture.Controller.NextAsync());
    }

    [Fact]
    public async Task Undecodable_CustomResource_IsToldOfWithoutItsSpec()
    {
        await using var fixture = await OperatorFixture.StartAsync<Widget>();
        await (await fixture.Server.NextAsync()).AnswerListAsync(
            10, """{"metadata":{"name":"w","namespace":"shop","uid":"u","resourceVersion":"5"},"spec":{"size":"large"}}""");

        var (_, widget) = await fixture.Controller.NextCallAsync();

        Assert.Equal(("w", "u"), (widget.Metadata.Name, widget.Metadata.Uid));
        Assert.Equal(0, widget.Spec.Size);
    }

    [Fact]
    public async Task List_Fails_IsTriedAgainWithGrowingDelays()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        foreach (var seconds in (double[])[0.8, 1.6, 3.2])
        {
            await (await fixture.Server.NextAsync()).AnswerStatusAsync(403, "Forbidden");
            await fixture.Time.TimerAsync(delay => delay == TimeSpan.FromSeconds(seconds));
            fixture.Time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.False(fixture.Server.HasRequest);
            fixture.Time.Advance(TimeSpan.FromMilliseconds(1));
        }

        await WatchAfterListAsync(fixture, 10, Json.Pod("a", 1));
        Assert.Equal("reconcile a@1", await fixture.Controller.NextAsync());
    }

    [Fact]
    public async Task List_SnapshotExpiresBetweenPages_BeginsAgain()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        await (await fixture.Server.NextAsync()).AnswerAsync(Json.List(10, "next", Json.Pod("a", 1), Json.Pod("gone", 1)));
        await fixture.Controller.NextAsync(2);
        await (await fixture.Server.NextAsync()).AnswerStatusAsync(410, "Expired");
        var again = await fixture.Server.NextAsync();
        Assert.Null(again.Query("continue"));
        await again.AnswerListAsync(20, Json.Pod("a", 1), Json.Pod("b", 2));

        Assert.Equal(["deleted gone@1", "reconcile b@2"], await fixture.Controller.NextAsync(2));
    }

    [Fact]
    public async Task Watch_DeadForLongerThanItsTime_IsReplaced()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        await WatchAfterListAsync(fixture, 10);
        var deadline = TimeSpan.FromSeconds(450 + 30);
        await fixture.Time.TimerAsync(delay => delay == deadline);

        fixture.Time.Advance(deadline);

        var next = await fixture.Server.NextAsync();
        Assert.True(next.IsWatch);
        Assert.Equal("10", next.Query("resourceVersion"));
    }

    [Fact]
    public async Task Watch_FailsAgainAndAgain_EndsInAList()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        await (await fixture.Server.NextAsync()).AnswerListAsync(10);
        Exchange request;
        while ((request = await fixture.Server.NextAsync()).IsWatch)
        {
            await request.AnswerStatusAsync(500, "InternalError");
            fixture.Time.Advance(await fixture.Time.TimerAsync(delay => delay < TimeSpan.FromSeconds(31)));
        }

        Assert.Equal("500", request.Query("limit"));
        await request.AnswerListAsync(10);
        await (await fixture.Server.NextAsync()).AnswerStatusAsync(500, "InternalError");
        await fixture.Time.TimerAsync(delay => delay == TimeSpan.FromSeconds(25.6));
    }

    [Fact]
    public async Task Strategy_ByGeneration_LeavesOutWhatDoesNotChangeIt()
    {
        await using var fixture = await OperatorFixture.StartAsync<Widget>(s => s.WithReconcileStrategy(ReconcileStrategy.ByGeneration));
        await (await fixture.Server.NextAsync()).AnswerListAsync(10, Widget.Json("w", 1, generation: 1));
        var watch = await fixture.Server.NextAsync();
        await watch.OpenAsync();
        await watch.SendAsync("MODIFIED", Widget.Json("w", 11, generation: 1));
        await watch.SendAsync("MODIFIED", Widget.Json("w", 12, generation: 2));

        Assert.Equal("reconcile w@1", await fixture.Controller.NextAsync());
        Assert.Equal("reconcile w@12", await fixture.Controller.NextAsync());
    }

    [Fact]
    public async Task Settings_Namespace_IsWatchedAlone()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>(s => s.WithNamespace("shop"));

        Assert.Equal("/api/v1/namespaces/shop/pods", (await fixture.Server.NextAsync()).Path);
    }

    [Fact]
    public async Task ListAsync_WhileTheFirstListFails_TellsWhoWaits()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        var waiting = fixture.Client.ListAsync<V1Pod>();
        await (await fixture.Server.NextAsync()).AnswerStatusAsync(403, "Forbidden");

        var error = await Assert.ThrowsAsync<HttpOperationException>(() => waiting);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, error.Response.StatusCode);
    }

    internal static async Task<Exchange> WatchAfterListAsync(OperatorFixture<V1Pod> fixture, int resourceVersion, params string[] pods)
    {
        await (await fixture.Server.NextAsync()).AnswerListAsync(resourceVersion, pods);
        var watch = await fixture.Server.NextAsync();
        await watch.OpenAsync();
        return watch;
    }
}
