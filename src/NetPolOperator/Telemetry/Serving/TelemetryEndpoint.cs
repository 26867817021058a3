using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetPolOperator.Options;

namespace NetPolOperator.Telemetry.Serving;

/// <summary>
/// Serves probes and metrics from a bare Kestrel: no web host, no routing, no middleware, so next to no memory. Its start does not
/// wait for anything, so that probes are answered while caches still fill.
/// </summary>
internal sealed partial class TelemetryEndpoint : IHostedService, IDisposable
{
    private readonly IPEndPoint _bindAddress;
    private readonly TelemetryApplication _application;
    private readonly ILogger<TelemetryEndpoint> _logger;
    private readonly KestrelServer _server;

    /// <summary>Not listening yet.</summary>
    public TelemetryEndpoint(EndpointOptions options, HealthRegistry health, IMetricsPage metrics, ILoggerFactory loggers)
    {
        _bindAddress = options.BindAddress;
        _logger = loggers.CreateLogger<TelemetryEndpoint>();
        _application = new TelemetryApplication(new HealthPage(health), metrics, _logger);
        var transport = new SocketTransportFactory(Microsoft.Extensions.Options.Options.Create(new SocketTransportOptions()), loggers);
        _server = new KestrelServer(Microsoft.Extensions.Options.Options.Create(Configure(options.BindAddress)), transport, loggers);
    }

    /// <summary>Where it listens; null before it does.</summary>
    public IPEndPoint? Address { get; private set; }

    /// <summary>Listens, or says why it cannot.</summary>
    /// <returns>False where it cannot listen there.</returns>
    public async Task<bool> TryStartAsync(TextWriter errors)
    {
        try
        {
            await StartAsync(CancellationToken.None);
            return true;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            var error = new OptionsError("--bind-address", _bindAddress.ToString(), $"cannot listen there ({e.Message.TrimEnd('.')})", "give another address or port, or stop what has it");
            await errors.WriteLineAsync($"netpol-operator: {error}");
            return false;
        }
    }

    /// <summary>Listens, unless it does so already: the program starts it before the host, whose answer to an error is a stack trace.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Address is not null)
            return;
        await _server.StartAsync(_application, cancellationToken);
        var bound = _server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Address = new IPEndPoint(_bindAddress.Address, new Uri(bound).Port);
        LogListening(_logger, Address);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => _server.StopAsync(cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _server.Dispose();

    private static KestrelServerOptions Configure(IPEndPoint bindAddress)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        // Strangers in the cluster can reach this port: nothing that they send is read, and they cannot take all connections.
        options.Limits.MaxRequestBodySize = 0;
        options.Limits.MaxConcurrentConnections = 1000;
        options.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Listen(bindAddress, listen => listen.Protocols = HttpProtocols.Http1);
        return options;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Serving /healthz, /readyz and /metrics on {Address}")]
    private static partial void LogListening(ILogger logger, IPEndPoint address);
}
