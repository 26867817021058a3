using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Exceptions;
using k8s.Models;

namespace KubeOps.Tests.Client;

public class ErrorTests
{
    [Fact]
    public async Task Read_NotFound_TellsStatusReasonAndMessage()
    {
        await using var server = await TestApiServer.StartAsync(c => c.FailAsync(404, "NotFound", "pods \\\"web\\\" not found"));
        using var client = server.Client(c => c.AccessToken = "secret");

        var error = await Assert.ThrowsAsync<HttpOperationException>(() => client.CoreV1.ReadNamespacedPodAsync("web", "shop"));

        Assert.Equal(HttpStatusCode.NotFound, error.Response.StatusCode);
        Assert.Equal("GET /api/v1/namespaces/shop/pods/web: 404 NotFound: pods \"web\" not found", error.Message);
        Assert.Equal(404, KubernetesJson.Deserialize<V1Status>(error.Response.Content).Code);
        Assert.Equal("NotFound", Assert.IsType<V1Status>(error.Body).Reason);
        Assert.Equal(HttpMethod.Get, error.Request.Method);
        Assert.DoesNotContain("Authorization", error.Request.Headers.Keys);
    }

    [Fact]
    public async Task Create_Invalid_TellsEveryCauseThatTheMessageLacks()
    {
        const string details = """{"causes":[{"field":"spec.a","message":"too long"},{"field":"spec.b","message":"required"}]}""";
        await using var server = await TestApiServer.StartAsync(c => c.FailAsync(422, "Invalid", "spec.a: too long", details));
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<HttpOperationException>(
            () => client.NetworkingV1.CreateNamespacedNetworkPolicyAsync(Answers.Policy(), "shop"));

        Assert.EndsWith("422 Invalid: spec.a: too long; spec.b: required", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"policyTypes\":[\"Ingress\"]", error.Request.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ErrorThatIsNoStatus_ShowsWhatCame()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync("<html>\nBad Gateway</html>", 502));
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<HttpOperationException>(() => client.CoreV1.ReadNamespacedPodAsync("web", "shop"));

        Assert.EndsWith("502 BadGateway: <html> Bad Gateway</html>", error.Message, StringComparison.Ordinal);
        Assert.Null(error.Body);
    }

    [Fact]
    public async Task Read_AnswerIsNotJson_SaysWhich()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync("<html>"));
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<KubernetesClientException>(() => client.CoreV1.ReadNamespacedPodAsync("web", "shop"));

        Assert.Contains("GET api/v1/namespaces/shop/pods/web cannot be read as V1Pod", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AnswerBreaksOff_IsAFailedRequest()
    {
        await using var server = await TestApiServer.StartAsync(async c =>
        {
            await c.SendAsync("""{"kind":"Pod","metadata":{"na""");
            c.Abort();
        });
        using var client = server.Client();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.CoreV1.ReadNamespacedPodAsync("web", "shop"));
    }

    [Fact]
    public async Task Read_Cancelled_EndsAtOnce()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = await TestApiServer.StartAsync(async c =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, c.RequestAborted);
        });
        using var client = server.Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.CoreV1.ReadNamespacedPodAsync("web", "shop", cancellationToken: cancel.Token));
    }

    [Fact]
    public async Task Read_NoAnswerInTime_IsATimeout()
    {
        await using var server = await TestApiServer.StartAsync(c => Task.Delay(Timeout.Infinite, c.RequestAborted));
        using var client = server.Client(c => c.HttpClientTimeout = TimeSpan.FromMilliseconds(50));

        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => client.CoreV1.ReadNamespacedPodAsync("web", "shop"));

        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Contains("GET api/v1/namespaces/shop/pods/web took longer than", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.0.0.1:6443")]
    [InlineData("ftp://10.0.0.1")]
    public void New_BadHost_IsRefused(string? host) =>
        Assert.Throws<KubeConfigException>(() => new Kubernetes(new KubernetesClientConfiguration { Host = host }));

    [Fact]
    public async Task Delete_EmptyName_IsNotADeleteOfAll()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        using var client = server.Client();

        await Assert.ThrowsAsync<ArgumentException>(() => client.CoreV1.DeleteNamespacedPodAsync("", "shop"));
        await Assert.ThrowsAsync<ArgumentException>(() => client.CoreV1.DeleteNamespacedPodAsync("web", ""));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.CoreV1.ReadNamespacedPodAsync(null!, "shop"));
        Assert.Empty(server.Requests);
    }
}
