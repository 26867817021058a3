using System.Net;
using System.Net.Sockets;
using System.Text;
using NetPolOperator.Telemetry;
using NetPolOperator.Tests.Telemetry.Exposition;

namespace NetPolOperator.Tests.Telemetry.Serving;

#pragma warning disable CA1001 // xunit calls DisposeAsync.
public sealed class TelemetryEndpointTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private readonly HealthRegistry _health = new();
    private readonly TelemetryServer _server;

    public TelemetryEndpointTests() => _server = new TelemetryServer(ExpositionFixture.Busy(), _health);

    public Task InitializeAsync() => _server.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("/healthz", HttpStatusCode.OK, "ok")]
    [InlineData("/readyz", HttpStatusCode.OK, "ok")]
    [InlineData("/healthz?verbose", HttpStatusCode.OK, "[+]ping ok\nhealthz check passed\n")]
    [InlineData("/readyz?verbose=1", HttpStatusCode.OK, "[+]ping ok\nreadyz check passed\n")]
    [InlineData("/readyz/ping", HttpStatusCode.OK, "ok")]
    [InlineData("/readyz/nope", HttpStatusCode.NotFound, "404 page not found")]
    [InlineData("/", HttpStatusCode.OK, "/healthz\n/readyz\n/metrics")]
    [InlineData("/nope", HttpStatusCode.NotFound, "404 page not found")]
    [InlineData("/metrics/", HttpStatusCode.NotFound, "404 page not found")]
    [InlineData("/healthz/a/b", HttpStatusCode.NotFound, "404 page not found")]
    public async Task Get_Path_AnswersAsKubernetesDoes(string path, HttpStatusCode status, string body)
    {
        using var response = await _server.Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/readyz", HttpStatusCode.InternalServerError, "[+]ping ok\n[-]sync failed: 3 of 8 caches\n[-]broken failed: boom\nreadyz check failed\n")]
    [InlineData("/readyz/sync", HttpStatusCode.InternalServerError, "[-]sync failed: 3 of 8 caches\nreadyz check failed\n")]
    [InlineData("/readyz?exclude=sync&exclude=broken", HttpStatusCode.OK, "ok")]
    [InlineData("/readyz?verbose&exclude=sync&exclude=broken", HttpStatusCode.OK, "[+]ping ok\n[+]sync excluded: ok\n[+]broken excluded: ok\nreadyz check passed\n")]
    [InlineData("/healthz", HttpStatusCode.OK, "ok")]
    public async Task Get_CheckFails_SaysWhichAndWhy(string path, HttpStatusCode status, string body)
    {
        _health.AddReadiness("sync", () => "3 of 8\ncaches");
        _health.AddReadiness("broken", () => throw new InvalidOperationException("boom"));

        using var response = await _server.Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Get_CheckRecovers_OkAgain()
    {
        string? problem = "lost";
        _health.AddLiveness("watches", () => problem);
        using var before = await _server.Client.GetAsync(new Uri("/healthz", UriKind.Relative));
        problem = null;
        using var after = await _server.Client.GetAsync(new Uri("/healthz", UriKind.Relative));

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.OK), (before.StatusCode, after.StatusCode));
    }

    [Theory]
    [InlineData(null, "text/plain; version=0.0.4; charset=utf-8", false)]
    [InlineData("application/openmetrics-text; version=1.0.0", "application/openmetrics-text; version=1.0.0; charset=utf-8", true)]
    public async Task Get_Metrics_InTheFormatAskedFor(string? accept, string type, bool eof)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (accept is not null)
            request.Headers.Add("Accept", accept);

        using var response = await _server.Client.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        Assert.Contains("\nnetpol_leader 1\n", page, StringComparison.Ordinal);
        Assert.Matches(@"\nprocess_cpu_seconds_total [0-9.]+\n", page);
        Assert.Matches(@"\nprocess_resident_memory_bytes [1-9][0-9]+\n", page);
        Assert.Matches(@"\nprocess_start_time_seconds 1[0-9.]+\n", page);
        Assert.Matches(@"\ndotnet_gc_collections_total\{generation=""0""\} \d+\n", page);
        Assert.Equal(eof, page.EndsWith("# EOF\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Send_OtherMethods_405(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/metrics");
        using var response = await _server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Head_Probe_NoBody()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/healthz");
        using var response = await _server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Send_Garbage_RefusedAndStillServing()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(_server.Address);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes("\0\0 nonsense\r\n\r\n"));
        using var reader = new StreamReader(socket.GetStream());

        Assert.Contains("400", await reader.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal("ok", await _server.Client.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
    }

    [Fact]
    public async Task TryStartAsync_PortTaken_SaysSoInOneLine()
    {
        await using var second = new TelemetryServer(new OperatorMetrics(), _health, _server.Address);
        using var errors = new StringWriter();

        Assert.False(await second.TryStartAsync(errors));

        Assert.Matches($"^netpol-operator: --bind-address \"{_server.Address}\": cannot listen there \\(.+\\); give another address or port[^\n]*\n$", errors.ToString());
    }

    [Fact]
    public async Task TryStartAsync_BeforeTheHostStartsIt_ListensOnce()
    {
        await using var server = new TelemetryServer(new OperatorMetrics(), _health);
        using var errors = new StringWriter();

        Assert.True(await server.TryStartAsync(errors));
        var address = server.Address;
        await server.StartAsync();

        Assert.Same(address, server.Address);
        Assert.Equal("ok", await server.Client.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
        Assert.Empty(errors.ToString());
    }

    [Fact]
    public async Task StartAsync_IPv6_Listens()
    {
        if (!Socket.OSSupportsIPv6)
            return;
        await using var server = new TelemetryServer(new OperatorMetrics(), _health, new IPEndPoint(IPAddress.IPv6Loopback, 0));
        await server.StartAsync();

        Assert.Equal("ok", await server.Client.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
    }
}
