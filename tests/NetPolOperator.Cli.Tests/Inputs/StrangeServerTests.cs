using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Tests.Running;

namespace NetPolOperator.Cli.Tests.Inputs;

/// <summary>What answers at the address of a kubeconfig may be anything: a login page, a proxy, nothing at all.</summary>
public sealed class StrangeServerTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _folder = Directory.CreateTempSubdirectory("netpol-").FullName;

    public StrangeServerTests() => _listener.Start();

    [Theory]
    [InlineData(200, "<html>please log in</html>", "does not answer as a Kubernetes API server")]
    [InlineData(200, "[1, 2]", "does not answer as a Kubernetes API server")]
    [InlineData(401, """{"kind":"Status","apiVersion":"v1","status":"Failure","message":"Unauthorized","reason":"Unauthorized","code":401}""", "Unauthorized")]
    [InlineData(403, """{"kind":"Status","apiVersion":"v1","status":"Failure","message":"namespaces is forbidden: User \"eve\" cannot list","reason":"Forbidden","code":403}""", "User \"eve\" cannot list")]
    [InlineData(404, "404 page not found", "404")]
    [InlineData(500, "oops", "500")]
    public async Task Coverage_AServerThatIsNoneOfOurs_IsToldInOneMessage(int status, string body, string expected)
    {
        var serving = ServeAsync($"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} X\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");
        await AssertRefusedAsync(expected);
        _listener.Stop();
        await serving;
    }

    [Fact]
    public async Task Coverage_AServerThatHangsUp_IsToldInOneMessage()
    {
        var serving = ServeAsync("");
        await AssertRefusedAsync("cannot reach the cluster at http://127.0.0.1");
        _listener.Stop();
        await serving;
    }

    public void Dispose()
    {
        _listener.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AssertRefusedAsync(string expected)
    {
        var port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        await File.WriteAllTextAsync(Path.Combine(_folder, "config"), $$$"""
            {"apiVersion": "v1", "kind": "Config", "current-context": "c", "clusters": [{"name": "c", "cluster": {"server": "http://127.0.0.1:{{{port}}}"}}],
             "users": [{"name": "c", "user": {}}], "contexts": [{"name": "c", "context": {"cluster": "c", "user": "c"}}]}
            """);
        var result = await CliRunner.RunAsync(_folder, ["coverage", "--kubeconfig", Path.Combine(_folder, "config")]);
        Assert.Equal((ExitCode.Error, ""), (result.ExitCode, result.Out));
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", result.Error, StringComparison.Ordinal);
    }

    private async Task ServeAsync(string answer)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
