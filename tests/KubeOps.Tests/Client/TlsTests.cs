using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using k8s;
using k8s.Models;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace KubeOps.Tests.Client;

public class TlsTests
{
    [Fact]
    public async Task Request_TrustedAuthority_GoesOverHttp2()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        using var client = server.Client();

        var pod = await client.CoreV1.ReadNamespacedPodAsync("web", "shop");

        Assert.Equal("web", pod.Name());
        Assert.Equal("HTTP/2", Assert.Single(server.Requests).Protocol);
    }

    [Fact]
    public async Task Request_ServerWithoutHttp2_FallsBackToHttp11()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod), protocols: HttpProtocols.Http1);
        using var client = server.Client();

        await client.CoreV1.ReadNamespacedPodAsync("web", "shop");

        Assert.Equal("HTTP/1.1", Assert.Single(server.Requests).Protocol);
    }

    [Fact]
    public async Task Request_Http2Disabled_UsesHttp11()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        using var client = server.Client(c => c.DisableHttp2 = true);

        await client.CoreV1.ReadNamespacedPodAsync("web", "shop");

        Assert.Equal("HTTP/1.1", Assert.Single(server.Requests).Protocol);
    }

    [Fact]
    public async Task Requests_ManyAtOnce_ShareAConnection()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        using var client = server.Client();
        await client.CoreV1.ReadNamespacedPodAsync("web", "shop");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.CoreV1.ReadNamespacedPodAsync("web", "shop")));

        Assert.Single(server.Requests.Select(r => r.Connection.Split(':')[0]).Distinct());
    }

    [Fact]
    public async Task Request_AnotherAuthority_IsRefusedAndSaysWhose()
    {
        using var other = new TestPki("another-ca");
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        using var client = server.Client(c => c.SslCaCerts = other.Trust);

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.CoreV1.ReadNamespacedPodAsync("web", "shop"));

        var reason = Assert.IsType<AuthenticationException>(error.InnerException);
        Assert.Contains("CN=test-ca", reason.Message, StringComparison.Ordinal);
        Assert.Contains("is not trusted by the given certificate authority", reason.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Request_ImpostorAuthorityOfTheSameName_IsRefused()
    {
        using var impostor = new TestPki();
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        using var client = server.Client(c => c.SslCaCerts = impostor.Trust);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.CoreV1.ReadNamespacedPodAsync("web", "shop"));
    }

    [Fact]
    public async Task Request_ExpiredCertificate_IsRefused()
    {
        using var pki = new TestPki();
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod), pki, pki.Server(expired: true));
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.CoreV1.ReadNamespacedPodAsync("web", "shop"));

        Assert.IsType<AuthenticationException>(error.InnerException);
    }

    [Fact]
    public async Task Request_CertificateForAnotherName_IsRefusedAndNamesIt()
    {
        using var pki = new TestPki();
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod), pki, pki.Server("api.example.org", byAddress: false));
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.CoreV1.ReadNamespacedPodAsync("web", "shop"));

        Assert.Contains("api.example.org", error.InnerException!.Message, StringComparison.Ordinal);
        Assert.Contains("tls-server-name", error.InnerException.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_TlsServerName_IsWhatTheCertificateMustBeFor()
    {
        using var pki = new TestPki();
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod), pki, pki.Server("api.example.org", byAddress: false));
        using var client = server.Client(c => c.TlsServerName = "api.example.org");

        Assert.Equal("web", (await client.CoreV1.ReadNamespacedPodAsync("web", "shop")).Name());
    }

    [Fact]
    public async Task Request_SkipTlsVerify_TakesAnyCertificate()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        using var client = server.Client(c => (c.SslCaCerts, c.SkipTlsVerify) = (null, true));

        Assert.Equal("web", (await client.CoreV1.ReadNamespacedPodAsync("web", "shop")).Name());
    }

    [Fact]
    public async Task Request_SystemTrust_RefusesAPrivateAuthority()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        using var client = server.Client(c => c.SslCaCerts = null);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.CoreV1.ReadNamespacedPodAsync("web", "shop"));
    }

    [Fact]
    public async Task Request_TheServersOwnCertificateIsTrusted_Works()
    {
        using var pki = new TestPki();
        using var certificate = pki.Server();
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod), pki, certificate);
        using var client = server.Client(c => c.SslCaCerts = [X509CertificateLoader.LoadCertificate(certificate.RawData)]);

        Assert.Equal("web", (await client.CoreV1.ReadNamespacedPodAsync("web", "shop")).Name());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Request_ClientCertificate_IsShown(bool rsa, bool pkcs8)
    {
        using var pki = new TestPki();
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod), pki, clientCertificates: true);
        var (certificate, key) = pki.Client("alice", rsa, pkcs8);
        using var client = server.Client(c =>
        {
            c.ClientCertificateData = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(certificate));
            c.ClientCertificateKeyData = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(key));
        });

        await client.CoreV1.ReadNamespacedPodAsync("web", "shop");

        Assert.Equal("CN=alice", Assert.Single(server.Requests).ClientCertificate);
    }
}
