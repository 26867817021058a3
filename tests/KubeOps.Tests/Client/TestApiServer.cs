using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using k8s;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace KubeOps.Tests.Client;

/// <summary>An HTTPS listener on loopback that answers as the test says, and remembers what it was asked.</summary>
public sealed class TestApiServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TestPki _pki;

    private TestApiServer(WebApplication application, TestPki pki)
    {
        _application = application;
        _pki = pki;
    }

    public ConcurrentQueue<Received> Requests { get; } = new();

    public Uri Address => new(_application.Urls.First());

    public KubernetesClientConfiguration Configuration => new() { Host = Address.ToString(), SslCaCerts = _pki.Trust };

    public static async Task<TestApiServer> StartAsync(
        RequestDelegate answer, TestPki? pki = null, X509Certificate2? certificate = null, HttpProtocols protocols = HttpProtocols.Http1AndHttp2,
        bool clientCertificates = false)
    {
        pki ??= new TestPki();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = protocols;
            listen.UseHttps(https =>
            {
                https.ServerCertificate = certificate ?? pki.Server();
                https.ClientCertificateMode = clientCertificates ? ClientCertificateMode.AllowCertificate : ClientCertificateMode.NoCertificate;
                https.AllowAnyClientCertificate();
            });
        }));
        builder.WebHost.UseKestrelHttpsConfiguration();
        var application = builder.Build();
        var server = new TestApiServer(application, pki);
        application.Run(async context =>
        {
            await server.RecordAsync(context);
            await answer(context);
        });
        await application.StartAsync();
        return server;
    }

    public Kubernetes Client(Action<KubernetesClientConfiguration>? change = null, params DelegatingHandler[] handlers)
    {
        var configuration = Configuration;
        change?.Invoke(configuration);
        return new Kubernetes(configuration, handlers);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _pki.Dispose();
    }

    private async Task RecordAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        context.Items["body"] = body;
        Requests.Enqueue(new Received(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            context.Request.Protocol,
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body,
            context.Connection.Id,
            context.Connection.ClientCertificate?.Subject));
    }
}

/// <summary>A request as it arrived.</summary>
public sealed record Received(
    string Method, string Target, string Protocol, IReadOnlyDictionary<string, string> Headers, string Body, string Connection, string? ClientCertificate);
