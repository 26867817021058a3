using System.Net;
using System.Text;
using k8s;
using k8s.Autorest;
using k8s.Models;
using k8s.Rest;

namespace KubeOps.Tests.Client;

public class WatchTests
{
    private const string Bookmark = """{"type":"BOOKMARK","object":{"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":"99","creationTimestamp":null}}}""";

    [Fact]
    public async Task Watch_Events_ComeTyped()
    {
        await using var server = await TestApiServer.StartAsync(c => c.SendAsync(string.Join('\n',
            Event("ADDED", Answers.PodJson("a", "10")), Event("MODIFIED", Answers.PodJson("a", "11")), "", Bookmark,
            Event("DELETED", Answers.PodJson("a", "100"))) + "\n"));
        using var client = server.Client();

        var events = await ReadAsync(client, new WatchQuery { ResourceVersion = "9", Timeout = TimeSpan.FromSeconds(300), Namespace = "shop" });

        Assert.Equal(
            [(WatchEventType.Added, "a", "10"), (WatchEventType.Modified, "a", "11"), (WatchEventType.Bookmark, null, "99"), (WatchEventType.Deleted, "a", "100")],
            events.Select(e => (e.Type, e.Object?.Name(), e.ResourceVersion)));
        Assert.Equal(("v1", "Pod"), (events[0].Object!.ApiVersion, events[0].Object!.Kind));
        var request = Assert.Single(server.Requests);
        Assert.Equal("/api/v1/namespaces/shop/pods?watch=true&allowWatchBookmarks=true&resourceVersion=9&timeoutSeconds=300", request.Target);
        Assert.Equal("identity", request.Headers["Accept-Encoding"]);
    }

    [Fact]
    public async Task Watch_EachEvent_IsThereBeforeTheNextIsSent()
    {
        var seen = new SemaphoreSlim(0);
        await using var server = await TestApiServer.StartAsync(async c =>
        {
            for (var i = 0; i < 3; i++)
            {
                await c.SendAsync(Event("ADDED", Answers.PodJson($"pod-{i}")) + "\n");
                await seen.WaitAsync(c.RequestAborted);
            }
        });
        using var client = server.Client();
        var names = new List<string>();

        await foreach (var change in new ResourceClient<V1Pod>(client.Rest).WatchAsync(new WatchQuery()))
        {
            names.Add(change.Object!.Name());
            seen.Release();
        }

        Assert.Equal(["pod-0", "pod-1", "pod-2"], names);
    }

    [Fact]
    public async Task Watch_Error_IsATypedStatus()
    {
        await using var server = await TestApiServer.StartAsync(c => c.SendAsync(
            Event("ERROR", """{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too old resource version: 1 (9)","reason":"Expired","code":410}""") + "\n"));
        using var client = server.Client();

        var change = Assert.Single(await ReadAsync(client, new WatchQuery()));

        Assert.Equal(WatchEventType.Error, change.Type);
        Assert.Equal((410, "Expired"), (change.Status!.Code, change.Status.Reason));
    }

    [Fact]
    public async Task Watch_ObjectThatCannotBeRead_IsNamedAndTheWatchGoesOn()
    {
        const string broken = """{"metadata":{"name":"odd","namespace":"shop","resourceVersion":"6"},"spec":5}""";
        await using var server = await TestApiServer.StartAsync(c => c.SendAsync(
            Event("MODIFIED", broken) + "\n" + Event("GONE", Answers.PodJson("b")) + "\nrubbish\n" + Event("ADDED", Answers.PodJson("a")) + "\n"));
        using var client = server.Client();

        var events = await ReadAsync(client, new WatchQuery());

        Assert.Equal([WatchEventType.Modified, WatchEventType.Error, WatchEventType.Error, WatchEventType.Added], events.Select(e => e.Type));
        Assert.Equal(("shop", "odd", "6"), (events[0].Undecodable!.Namespace, events[0].Undecodable!.Name, events[0].ResourceVersion));
        Assert.Contains("'GONE'", events[1].Undecodable!.Error.Message, StringComparison.Ordinal);
        Assert.NotNull(events[2].Undecodable);
        Assert.Equal("a", events[3].Object.Name());
    }

    [Fact]
    public async Task Watch_CutInTheMiddleOfAnEvent_GivesWhatWasWholeAndFails()
    {
        await using var server = await TestApiServer.StartAsync(c => c.SendAsync(Event("ADDED", Answers.PodJson("a")) + "\n" + """{"type":"ADDED","obj"""));
        using var client = server.Client();
        var events = new List<ResourceEvent<V1Pod>>();

        await Assert.ThrowsAsync<HttpRequestException>(() => ReadAsync(client, new WatchQuery(), events));

        Assert.Single(events);
    }

    [Fact]
    public async Task Watch_ConnectionLost_Fails()
    {
        var seen = new TaskCompletionSource();
        await using var server = await TestApiServer.StartAsync(async c =>
        {
            await c.SendAsync(Event("ADDED", Answers.PodJson("a")) + "\n");
            await seen.Task;
            c.Abort();
        });
        using var client = server.Client();

        await Assert.ThrowsAsync<HttpRequestException>(async () =>
        {
            await foreach (var change in new ResourceClient<V1Pod>(client.Rest).WatchAsync(new WatchQuery()))
                seen.SetResult();
        });
    }

    [Fact]
    public async Task Watch_Refused_IsTypedAndNotRepeated()
    {
        await using var server = await TestApiServer.StartAsync(c => c.FailAsync(503, "ServiceUnavailable"));
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<HttpOperationException>(() => ReadAsync(client, new WatchQuery()));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, error.Response.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Watch_Cancelled_EndsAtOnceAndTellsTheServer()
    {
        var gone = new TaskCompletionSource();
        await using var server = await TestApiServer.StartAsync(async c =>
        {
            c.RequestAborted.Register(gone.SetResult);
            await c.SendAsync(Bookmark + "\n");
            await gone.Task;
        });
        using var client = server.Client();
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var change in new ResourceClient<V1Pod>(client.Rest).WatchAsync(new WatchQuery(), cancel.Token))
                await cancel.CancelAsync();
        });

        await gone.Task;
    }

    [Fact]
    public async Task Watch_LongerThanTheTimeLimitOfRequests_GoesOn()
    {
        await using var server = await TestApiServer.StartAsync(async c =>
        {
            await c.SendAsync(Bookmark + "\n");
            await Task.Delay(2200, c.RequestAborted);
            await c.SendAsync(Bookmark + "\n");
        });
        // Long enough for the first answer on a busy machine.
        using var hasty = server.Client(c => c.HttpClientTimeout = TimeSpan.FromSeconds(2));

        Assert.Equal(2, (await ReadAsync(hasty, new WatchQuery())).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    public async Task Read_InPiecesOfAnySize_GivesTheSame(int size)
    {
        var text = string.Join("\r\n", Enumerable.Range(0, 30).Select(i => Event("ADDED", Answers.PodJson($"pod-{i}")))) + "\n";
        var reader = new WatchEventReader<V1Pod>(new ItemDecoder<V1Pod>(KubernetesJson.TypeInfo<V1Pod>(), "v1", "Pod"));
        var names = new List<string>();

        await foreach (var change in reader.ReadAsync(new TricklingStream(Encoding.UTF8.GetBytes(text), size), default))
            names.Add(change.Object!.Name());

        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"pod-{i}"), names);
    }

    private static string Event(string type, string json) => $$"""{"type":"{{type}}","object":{{json}}}""";

    private static async Task<List<ResourceEvent<V1Pod>>> ReadAsync(Kubernetes client, WatchQuery query, List<ResourceEvent<V1Pod>>? into = null)
    {
        var events = into ?? [];
        await foreach (var change in new ResourceClient<V1Pod>(client.Rest).WatchAsync(query))
            events.Add(change);
        return events;
    }
}
