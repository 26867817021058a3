using System.Net;
using Microsoft.Extensions.Logging;
using NetPolOperator.Options;
using NetPolOperator.Telemetry;
using NetPolOperator.Telemetry.Exposition;
using NetPolOperator.Telemetry.Logging;
using NetPolOperator.Telemetry.Serving;

namespace NetPolOperator.Tests.Telemetry.Serving;

/// <summary>The real endpoint on a free port of the loopback, and a client for it.</summary>
internal sealed class TelemetryServer : IAsyncDisposable
{
    private readonly OperatorMetrics _metrics;
    private readonly ILoggerFactory _loggers = LoggerFactory.Create(logging => logging.AddOperatorLogging(new LogOptions { Level = LogLevel.Error }));
    private readonly IMetricsPage _page;
    private readonly TelemetryEndpoint _endpoint;

    public TelemetryServer(OperatorMetrics metrics, HealthRegistry health, IPEndPoint? bind = null, IMetricsPage? page = null)
    {
        _metrics = metrics;
        _page = page ?? new ExpositionPage(metrics);
        _endpoint = new TelemetryEndpoint(
            new EndpointOptions { BindAddress = bind ?? new IPEndPoint(IPAddress.Loopback, 0) }, health, _page, _loggers);
    }

    public HttpClient Client { get; } = new();

    public OperatorMetrics Metrics => _metrics;

    public IPEndPoint Address => _endpoint.Address!;

    public Task<bool> TryStartAsync(TextWriter errors) => _endpoint.TryStartAsync(errors);

    public async Task StartAsync()
    {
        await _endpoint.StartAsync(CancellationToken.None);
        Client.BaseAddress = new Uri($"http://{Address}");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _endpoint.StopAsync(CancellationToken.None);
        _endpoint.Dispose();
        (_page as IDisposable)?.Dispose();
        _metrics.Dispose();
        _loggers.Dispose();
    }
}
