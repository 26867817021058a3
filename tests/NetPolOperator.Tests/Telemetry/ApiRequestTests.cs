using System.Net;
using NetPolOperator.Telemetry;
using NetPolOperator.Telemetry.Exposition;
using NetPolOperator.Tests.Telemetry.Exposition;

namespace NetPolOperator.Tests.Telemetry;

public class ApiRequestTests
{
    [Theory]
    [InlineData("GET", "/api/v1/pods?limit=500", "list", "pods")]
    [InlineData("GET", "/api/v1/pods?watch=true&resourceVersion=1", "watch", "pods")]
    [InlineData("GET", "/api/v1/namespaces", "list", "namespaces")]
    [InlineData("GET", "/api/v1/namespaces/shop", "get", "namespaces")]
    [InlineData("PUT", "/api/v1/namespaces/shop/status", "update", "namespaces/status")]
    [InlineData("POST", "/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies", "create", "networkpolicies")]
    [InlineData("PUT", "/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies/aseg-a", "update", "networkpolicies")]
    [InlineData("DELETE", "/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies/aseg-a", "delete", "networkpolicies")]
    [InlineData("DELETE", "/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies", "deletecollection", "networkpolicies")]
    [InlineData("PUT", "/apis/netpol.io/v1alpha1/namespaces/shop/appsegments/orders/status", "update", "appsegments/status")]
    [InlineData("PUT", "/apis/netpol.io/v1alpha1/namespacebaselines/deny/status", "update", "namespacebaselines/status")]
    [InlineData("PATCH", "/apis/coordination.k8s.io/v1/namespaces/netpol-system/leases/l", "patch", "leases")]
    [InlineData("GET", "/k8s/clusters/c-1/api/v1/nodes", "list", "nodes")]
    [InlineData("GET", "/apis/discovery.k8s.io/v1", "get", "discovery")]
    [InlineData("GET", "/version", "get", "nonresource")]
    public void Describe_Request_InTheWordsOfRbac(string method, string path, string verb, string resource) =>
        Assert.Equal((verb, resource), ApiRequest.Describe(new HttpMethod(method), new Uri("https://10.0.0.1:6443" + path)));

    [Fact]
    public async Task SendAsync_AnsweredAndLost_BothCounted()
    {
        using var metrics = new OperatorMetrics();
        using var collector = new MetricsCollector([metrics.Meter]);
        using var client = new HttpClient(new ApiRequestCounter(metrics) { InnerHandler = new Answering() });

        await client.GetAsync(new Uri("http://x/api/v1/pods"));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("http://x/api/v1/nodes")));

        var page = collector.Scrape();
        Assert.Contains("netpol_api_requests_total{verb=\"list\",resource=\"pods\",code=\"429\"} 1\n", page, StringComparison.Ordinal);
        Assert.Contains("netpol_api_requests_total{verb=\"list\",resource=\"nodes\",code=\"error\"} 1\n", page, StringComparison.Ordinal);
    }

    private sealed class Answering : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath.EndsWith("pods", StringComparison.Ordinal)
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.TooManyRequests))
                : throw new HttpRequestException("connection refused");
    }
}
