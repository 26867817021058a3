using System.Net;
using k8s.Exceptions;

namespace k8s.Rest;

/// <summary>The connections to an API server, and what must be disposed with them.</summary>
internal sealed class ApiConnection : IDisposable
{
    private readonly SocketsHttpHandler _sockets;
    private readonly ClientCertificate? _certificate;

    private ApiConnection(RestClient rest, SocketsHttpHandler sockets, ClientCertificate? certificate)
    {
        Rest = rest;
        _sockets = sockets;
        _certificate = certificate;
    }

    public RestClient Rest { get; }

    public static ApiConnection Open(KubernetesClientConfiguration? configuration, DelegatingHandler[]? handlers, RetryPolicy retries)
    {
        if (configuration is null)
            throw new KubeConfigException("a configuration is needed, for example KubernetesClientConfiguration.BuildDefaultConfig()");
        var address = Address(configuration.Host);
        var certificate = ClientCertificate.From(configuration);
        var sockets = CreateSockets(configuration, address, certificate);
        configuration.FirstMessageHandlerSetup?.Invoke(sockets);
        // The time limit is RestClient's: HttpClient's own would end watches.
        var http = new HttpClient(Chain(handlers ?? [], sockets), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        return new ApiConnection(new RestClient(configuration, http, retries, address), sockets, certificate);
    }

    public static Uri WithSlash(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
    }

    public void Dispose()
    {
        Rest.Dispose();
        _sockets.Dispose();
        _certificate?.Dispose();
    }

    private static Uri Address(string? host)
    {
        if (string.IsNullOrWhiteSpace(host))
            throw new KubeConfigException("the API server's address (Host) is not set");
        return Uri.TryCreate(host, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? WithSlash(address)
            : throw new KubeConfigException($"the API server's address '{host}' is not a URL such as https://10.0.0.1:6443");
    }

    private static SocketsHttpHandler CreateSockets(KubernetesClientConfiguration configuration, Uri address, ClientCertificate? certificate)
    {
        var sockets = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            // A peer that vanished without a word (a node lost, a NAT entry dropped) is noticed within 45 s, by watches too.
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always,
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
            AllowAutoRedirect = false,
            UseCookies = false,
            // On loopback compressing costs both sides more than it saves.
            AutomaticDecompression = address.IsLoopback ? DecompressionMethods.None : DecompressionMethods.GZip,
        };
        // A renewed certificate is only shown on a new connection.
        if (certificate is { Changes: true })
            sockets.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        if (configuration.ProxyUrl is not null)
            sockets.Proxy = new WebProxy(configuration.ProxyUrl);
        if (address.Scheme == Uri.UriSchemeHttps)
        {
            sockets.SslOptions.RemoteCertificateValidationCallback = ServerTrust.CallbackFor(configuration);
            if (certificate is not null)
                sockets.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate.Current!;
        }

        return sockets;
    }

    private static HttpMessageHandler Chain(DelegatingHandler[] handlers, HttpMessageHandler innermost)
    {
        var first = innermost;
        foreach (var handler in handlers.Reverse())
        {
            var last = handler;
            while (last.InnerHandler is DelegatingHandler inner)
                last = inner;
            last.InnerHandler = first;
            first = handler;
        }

        return first;
    }
}
