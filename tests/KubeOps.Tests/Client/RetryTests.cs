using System.Net;
using System.Net.Sockets;
using k8s;
using k8s.Autorest;
using k8s.Models;
using k8s.Rest;
using Microsoft.AspNetCore.Http;

namespace KubeOps.Tests.Client;

public class RetryTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Post_TooManyRequests_WaitsAsLongAsAskedAndIsSentAgainWhole()
    {
        await using var server = await StartAsync(c =>
        {
            c.Response.Headers.RetryAfter = "3";
            return c.FailAsync(429, "TooManyRequests");
        }, c => c.JsonAsync(Answers.Pod, 201));
        using var client = Client(server);
        var started = _time.GetTimestamp();

        var created = client.CoreV1.CreateNamespacedPodAsync(new V1Pod { Metadata = new V1ObjectMeta { Name = "web" } }, "shop");
        await _time.RunUntilAsync(created);

        Assert.Equal("web", (await created).Name());
        Assert.True(_time.GetElapsedTime(started) >= TimeSpan.FromSeconds(3));
        Assert.Equal(2, server.Requests.Count);
        Assert.Single(server.Requests.Select(r => r.Body).Distinct());
    }

    [Theory]
    [InlineData("GET", 503, true)]
    [InlineData("PUT", 503, true)]
    [InlineData("DELETE", 503, true)]
    [InlineData("POST", 503, false)]
    [InlineData("PATCH", 503, false)]
    [InlineData("PATCH", 429, true)]
    [InlineData("POST", 429, true)]
    [InlineData("GET", 500, false)]
    [InlineData("GET", 409, false)]
    [InlineData("GET", 404, false)]
    public async Task Send_Refused_IsRepeatedOnlyWhereThatIsSafe(string method, int code, bool repeated)
    {
        await using var server = await StartAsync(c => c.FailAsync(code, "Trouble"), c => c.JsonAsync(Answers.Pod));
        using var client = Client(server);
        var body = method == "PATCH" ? new V1Patch("{}", V1Patch.PatchType.MergePatch) : method is "POST" or "PUT" ? new V1Pod() : (object?)null;

        var sent = client.Rest.RequestAsync<V1Pod>(new RestRequest(new HttpMethod(method), "api/v1/pods") { Body = body }, default);
        await _time.RunUntilAsync(sent);

        Assert.Equal(repeated ? 2 : 1, server.Requests.Count);
        Assert.Equal(repeated, sent.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Get_NeverServed_GivesUpWithTheServersError()
    {
        await using var server = await TestApiServer.StartAsync(c => c.FailAsync(503, "ServiceUnavailable"));
        using var client = Client(server);

        var read = client.CoreV1.ReadNamespacedPodAsync("web", "shop");
        await _time.RunUntilAsync(read);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Assert.ThrowsAsync<HttpOperationException>(() => read)).Response.StatusCode);
        Assert.Equal(RetryPolicy.MaxAttempts, server.Requests.Count);
    }

    [Fact]
    public async Task Get_AskedToWaitTooLong_LeavesThatToTheCaller()
    {
        await using var server = await TestApiServer.StartAsync(c =>
        {
            c.Response.Headers.RetryAfter = "120";
            return c.FailAsync(429, "TooManyRequests");
        });
        using var client = Client(server);

        var error = await Assert.ThrowsAsync<HttpOperationException>(() => client.CoreV1.ReadNamespacedPodAsync("web", "shop"));

        Assert.Equal(["120"], error.Response.Headers["Retry-After"]);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Get_AnswerLost_IsRepeated_PostIsNot()
    {
        await using var server = await TestApiServer.StartAsync(c =>
        {
            c.Abort();
            return Task.CompletedTask;
        });
        using var client = Client(server);

        var read = client.CoreV1.ReadNamespacedPodAsync("web", "shop");
        await _time.RunUntilAsync(read);
        await Assert.ThrowsAsync<HttpRequestException>(() => read);
        var reads = server.Requests.Count;
        await Assert.ThrowsAsync<HttpRequestException>(() => client.CoreV1.CreateNamespacedPodAsync(new V1Pod(), "shop"));

        Assert.Equal(RetryPolicy.MaxAttempts, reads);
        Assert.Equal(reads + 1, server.Requests.Count);
    }

    [Fact]
    public async Task Post_NothingListens_IsRepeatedAndThenFails()
    {
        using var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        var port = ((IPEndPoint)unused.LocalEndpoint).Port;
        unused.Stop();
        var counter = new CountingHandler();
        using var client = new Kubernetes(
            new KubernetesClientConfiguration { Host = $"https://127.0.0.1:{port}" }, [counter], _time, () => 0.5);

        var created = client.CoreV1.CreateNamespacedPodAsync(new V1Pod(), "shop");
        await _time.RunUntilAsync(created);

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => created);
        Assert.Equal(HttpRequestError.ConnectionError, error.HttpRequestError);
        Assert.Equal(RetryPolicy.MaxAttempts, counter.Count);
    }

    [Fact]
    public async Task Handlers_SeeEveryAttempt()
    {
        await using var server = await StartAsync(c => c.FailAsync(503, "ServiceUnavailable"), c => c.JsonAsync(Answers.Pod));
        var (outer, inner) = (new CountingHandler(), new CountingHandler());
        using var client = new Kubernetes(server.Configuration, [outer, inner], _time, () => 0.5);

        await _time.RunUntilAsync(client.CoreV1.ReadNamespacedPodAsync("web", "shop"));

        Assert.Equal((2, 2), (outer.Count, inner.Count));
    }

    [Fact]
    public async Task Wait_Cancelled_EndsAtOnce()
    {
        await using var server = await TestApiServer.StartAsync(c => c.FailAsync(503, "ServiceUnavailable"));
        using var client = Client(server);
        using var cancel = new CancellationTokenSource();

        var read = client.CoreV1.ReadNamespacedPodAsync("web", "shop", cancellationToken: cancel.Token);
        await _time.TimerAsync();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
        Assert.Single(server.Requests);
    }

    private static Task<TestApiServer> StartAsync(RequestDelegate first, RequestDelegate later)
    {
        var count = 0;
        return TestApiServer.StartAsync(c => Interlocked.Increment(ref count) == 1 ? first(c) : later(c));
    }

    private Kubernetes Client(TestApiServer server) => new(server.Configuration, [], _time, () => 0.5);

    private sealed class CountingHandler : DelegatingHandler
    {
        private int _count;

        public int Count => _count;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
