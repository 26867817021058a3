using System.Net;
using System.Text;
using k8s;
using k8s.Autorest;
using k8s.Exceptions;
using k8s.Models;
using k8s.Rest;

namespace KubeOps.Tests.Client;

public class ListTests
{
    [Fact]
    public async Task List_SeveralPages_FollowsTheTokenAndKeepsTheVersion()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(c.Request.Query["continue"].ToString() switch
        {
            "" => Answers.ListOf(Answers.PodJson("a") + "," + Answers.PodJson("b"), next: "t/1"),
            "t/1" => Answers.ListOf(Answers.PodJson("c"), next: "t/2"),
            _ => Answers.ListOf(Answers.PodJson("d")),
        }));
        using var client = server.Client();

        var pages = await ReadAsync(client, new ListQuery { LabelSelector = "app in (web, api)", Limit = 2 });

        Assert.Equal(["a", "b", "c", "d"], pages.SelectMany(p => p.Items).Select(p => p.Name()));
        Assert.All(pages, p => Assert.Equal("7", p.ResourceVersion));
        Assert.All(pages, p => Assert.False(p.Restarted));
        Assert.Equal([true, true, false], pages.Select(p => p.HasMore));
        Assert.Equal(3, pages[0].Metadata.RemainingItemCount);
        Assert.Equal(
            [
                "/api/v1/pods?labelSelector=app%20in%20%28web%2C%20api%29&limit=2",
                "/api/v1/pods?labelSelector=app%20in%20%28web%2C%20api%29&limit=2&continue=t%2F1",
                "/api/v1/pods?labelSelector=app%20in%20%28web%2C%20api%29&limit=2&continue=t%2F2",
            ],
            server.Requests.Select(r => r.Target));
    }

    [Fact]
    public async Task List_Items_HaveTheTypeThatListsLeaveOut()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.ListOf(Answers.PodJson("a"))));
        using var client = server.Client();

        var pod = (await ReadAsync(client, new ListQuery { Namespace = "shop" }))[0].Items[0];

        Assert.Equal(("v1", "Pod"), (pod.ApiVersion, pod.Kind));
        Assert.Equal("nginx", pod.Spec.Containers[0].Image);
        Assert.Equal(80, pod.Spec.Containers[0].Ports[0].ContainerPort);
        Assert.Equal("/api/v1/namespaces/shop/pods?limit=500", Assert.Single(server.Requests).Target);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task Read_InPiecesOfAnySize_GivesTheSame(int size)
    {
        var items = string.Join(',', Enumerable.Range(0, 40).Select(i => Answers.PodJson($"pod-{i}-\\u00e4\u00f6", new string('9', i))));
        var json = """ {"extra":{"a":[1,{"b":null}]},"items":[""" + items + """],"metadata":{"resourceVersion":"42"},"kind":"PodList"} """;

        var page = await PageAsync(new TricklingStream(Encoding.UTF8.GetBytes(json), size));

        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"pod-{i}-\u00e4\u00f6"), page.Items.Select(p => p.Name()));
        Assert.Equal("42", page.ResourceVersion);
        Assert.Empty(page.Undecodable);
    }

    [Theory]
    [InlineData("""{"metadata":{"resourceVersion":"1"},"items":[]}""")]
    [InlineData("""{"metadata":{"resourceVersion":"1"},"items":null}""")]
    [InlineData("""{"metadata":{"resourceVersion":"1"}}""")]
    public async Task Read_NoItems_IsAnEmptyPage(string json)
    {
        var page = await PageAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)));

        Assert.Empty(page.Items);
        Assert.Equal("1", page.ResourceVersion);
        Assert.False(page.HasMore);
    }

    [Fact]
    public async Task List_ObjectThatCannotBeRead_CostsOnlyItself()
    {
        const string broken = """{"metadata":{"name":"odd","namespace":"shop","uid":"u","resourceVersion":"6"},"spec":{"containers":"none"}}""";
        await using var server = await TestApiServer.StartAsync(
            c => c.JsonAsync(Answers.ListOf($"{Answers.PodJson("a")},{broken},null,{Answers.PodJson("b")}")));
        using var client = server.Client();

        var page = Assert.Single(await ReadAsync(client, new ListQuery()));

        Assert.Equal(["a", "b"], page.Items.Select(p => p.Name()));
        Assert.Equal(("shop", "odd", "u", "6"), Identity(page.Undecodable[0]));
        Assert.Contains("spec.containers", page.Undecodable[0].Error.Message, StringComparison.Ordinal);
        Assert.StartsWith("shop/odd: ", page.Undecodable[0].ToString(), StringComparison.Ordinal);
        Assert.Equal((null, null, null, null), Identity(page.Undecodable[1]));
    }

    [Fact]
    public async Task List_TokenExpired_BeginsAnewAndSaysSo()
    {
        var expired = false;
        await using var server = await TestApiServer.StartAsync(c =>
        {
            var next = c.Request.Query["continue"].ToString();
            if (next.Length == 0)
                return c.JsonAsync(Answers.ListOf(Answers.PodJson(expired ? "new" : "old"), next: "t"));
            if (expired)
                return c.JsonAsync(Answers.ListOf(Answers.PodJson("last")));
            expired = true;
            return c.FailAsync(410, "Expired");
        });
        using var client = server.Client();

        var pages = await ReadAsync(client, new ListQuery());

        Assert.Equal([("old", false), ("new", true), ("last", false)], pages.Select(p => (p.Items[0].Name(), p.Restarted)));
    }

    [Fact]
    public async Task List_TokenExpiresTwice_AsksForOnePageOnly()
    {
        await using var server = await TestApiServer.StartAsync(c =>
            c.Request.Query.ContainsKey("continue") ? c.FailAsync(410, "Expired")
            : c.JsonAsync(Answers.ListOf(Answers.PodJson("a"), next: c.Request.Query.ContainsKey("limit") ? "t" : null)));
        using var client = server.Client();

        var pages = await ReadAsync(client, new ListQuery());

        Assert.Equal([false, true, true], pages.Select(p => p.Restarted));
        Assert.Equal("/api/v1/pods", server.Requests.Last().Target);
    }

    [Fact]
    public async Task List_GoneWithoutAToken_IsAnError()
    {
        await using var server = await TestApiServer.StartAsync(c => c.FailAsync(410, "Expired"));
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<HttpOperationException>(() => ReadAsync(client, new ListQuery { ResourceVersion = "1" }));

        Assert.Equal(HttpStatusCode.Gone, error.Response.StatusCode);
    }

    [Fact]
    public async Task List_BreaksOff_IsAFailedRequest()
    {
        await using var server = await TestApiServer.StartAsync(async c =>
        {
            await c.SendAsync("""{"metadata":{},"items":[""" + Answers.PodJson("a"));
            c.Abort();
        });
        using var client = server.Client();

        await Assert.ThrowsAsync<HttpRequestException>(() => ReadAsync(client, new ListQuery()));
    }

    [Fact]
    public async Task List_EndsTooEarly_IsAFailedRequest()
    {
        await using var server = await TestApiServer.StartAsync(c => c.SendAsync("""{"metadata":{},"items":["""));
        using var client = server.Client();

        await Assert.ThrowsAsync<HttpRequestException>(() => ReadAsync(client, new ListQuery()));
    }

    [Fact]
    public async Task List_NotAList_SaysSo()
    {
        await using var server = await TestApiServer.StartAsync(c => c.SendAsync("<html>"));
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<KubernetesClientException>(() => ReadAsync(client, new ListQuery()));

        Assert.StartsWith("the answer to GET api/v1/pods?limit=500 is not a list", error.Message, StringComparison.Ordinal);
    }

    internal static async Task<List<ListPage<V1Pod>>> ReadAsync(Kubernetes client, ListQuery query)
    {
        var pages = new List<ListPage<V1Pod>>();
        await foreach (var page in new ResourceClient<V1Pod>(client.Rest).ListAsync(query))
            pages.Add(page);
        return pages;
    }

    private static Task<ListPage<V1Pod>> PageAsync(Stream stream) =>
        new ListPageReader<V1Pod>(new ItemDecoder<V1Pod>(KubernetesJson.TypeInfo<V1Pod>(), "v1", "Pod")).ReadAsync(stream, false, default);

    private static (string?, string?, string?, string?) Identity(UndecodableObject item) =>
        (item.Namespace, item.Name, item.Uid, item.ResourceVersion);
}
