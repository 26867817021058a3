#if PROMETHEUS_NET
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Prometheus;

namespace NetPolOperator.Telemetry.Exposition;

/// <summary>Serves the meters with prometheus-net, under the same names as our own writer does.</summary>
internal sealed class PrometheusNetPage : IMetricsPage, IDisposable
{
    private static readonly TimeSpan LongestExpiry = TimeSpan.FromDays(1);

    private readonly CollectorRegistry _registry = Metrics.NewCustomRegistry();
    private readonly ProcessMetrics _process = new();
    private readonly HashSet<Meter> _meters;
    private readonly IDisposable _values;
    private readonly IDisposable _histograms;

    /// <summary>Listens to the operator's meter and to those of the process.</summary>
    public PrometheusNetPage(OperatorMetrics metrics)
    {
        _meters = [metrics.Meter, .. _process.Meters];
        // A scrape refreshes all that is observable, so what expires is what has vanished. Histograms are refreshed by
        // observations alone and must outlive the quiet times between them, as far as prometheus-net lets them.
        _values = Listen(instrument => instrument.IsObservable, TimeSpan.FromMinutes(5));
        _histograms = Listen(instrument => !instrument.IsObservable, LongestExpiry);
    }

    /// <inheritdoc />
    public async Task WriteAsync(HttpContext context)
    {
        var open = ExpositionFormats.Negotiate(context.Request.Headers.Accept) == ExpositionFormat.OpenMetrics;
        context.Response.ContentType = (open ? ExpositionFormat.OpenMetrics : ExpositionFormat.Text).ContentType();
        await _registry.CollectAndExportAsTextAsync(
            context.Response.Body, open ? Prometheus.ExpositionFormat.OpenMetricsText : Prometheus.ExpositionFormat.PrometheusText, context.RequestAborted);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _values.Dispose();
        _histograms.Dispose();
        _process.Dispose();
    }

    private IDisposable Listen(Func<Instrument, bool> which, TimeSpan expireAfter) => MeterAdapter.StartListening(new MeterAdapterOptions
    {
        Registry = _registry,
        MetricFactory = Metrics.WithCustomRegistry(_registry),
        InstrumentFilterPredicate = instrument => _meters.Contains(instrument.Meter) && which(instrument),
        MetricsExpireAfter = expireAfter,
        ResolveHistogramBuckets = instrument => [.. (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? MeterAdapterOptions.DefaultHistogramBuckets],
    });
}
#endif
