using System.Net;
using System.Net.Sockets;
using System.Text;
using k8s;

namespace KubeOps.Tests.Client;

public class ProxyTests
{
    [Fact]
    public async Task Request_ProxyUrl_GoesThroughIt()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var tunnel = TunnelAsync(listener);
        using (var client = server.Client(c => c.ProxyUrl = new Uri($"http://{listener.LocalEndpoint}")))
            await client.CoreV1.ReadNamespacedPodAsync("web", "shop");

        Assert.Equal($"CONNECT {server.Address.Authority} HTTP/1.1", await tunnel);
        Assert.Equal("HTTP/2", Assert.Single(server.Requests).Protocol);
    }

    /// <summary>Serves one CONNECT and gives its first line.</summary>
    private static async Task<string> TunnelAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var request = await ReadHeadAsync(stream);
        var target = IPEndPoint.Parse(request.Split(' ')[1]);
        using var upstream = new TcpClient();
        await upstream.ConnectAsync(target);
        await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
        await Task.WhenAny(stream.CopyToAsync(upstream.GetStream()), upstream.GetStream().CopyToAsync(stream));
        return request.Split("\r\n")[0];
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
            head.Append((char)one[0]);
        return head.ToString();
    }
}
