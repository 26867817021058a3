using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace NetPolOperator.Telemetry.Exposition;

/// <summary>Serves the meters with our own writer.</summary>
internal sealed class ExpositionPage : IMetricsPage, IDisposable
{
    private readonly ProcessMetrics _process = new();
    private readonly MetricsCollector _collector;

    // Kept from scrape to scrape; a second scrape at the same time makes its own.
    private ArrayBufferWriter<byte>? _buffer;

    /// <summary>Listens to the operator's meter and to those of the process.</summary>
    public ExpositionPage(OperatorMetrics metrics) => _collector = new MetricsCollector([metrics.Meter, .. _process.Meters]);

    /// <inheritdoc />
    public async Task WriteAsync(HttpContext context)
    {
        var format = ExpositionFormats.Negotiate(context.Request.Headers.Accept);
        context.Response.ContentType = format.ContentType();
        context.Response.Headers.Vary = "Accept";
        var buffer = Interlocked.Exchange(ref _buffer, null) ?? new ArrayBufferWriter<byte>(16 * 1024);
        _collector.Write(buffer, format);
        context.Response.ContentLength = buffer.WrittenCount;
        await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
        buffer.ResetWrittenCount();
        _buffer = buffer;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _collector.Dispose();
        _process.Dispose();
    }
}
