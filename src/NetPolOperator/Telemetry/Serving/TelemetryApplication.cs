using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace NetPolOperator.Telemetry.Serving;

/// <summary>Answers one request.</summary>
internal sealed partial class TelemetryApplication(HealthPage health, IMetricsPage metrics, ILogger logger) : IHttpApplication<HttpContext>
{
    /// <inheritdoc />
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    /// <inheritdoc />
    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // A context holds nothing of its own.
    }

    /// <inheritdoc />
    public async Task ProcessRequestAsync(HttpContext context)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await AnswerAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away.
        }
#pragma warning disable CA1031 // Whatever is wrong with one page, the next probe must still be answered.
        catch (Exception e) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            LogFailed(logger, context.Request.Path, e);
            context.Response.Clear();
            await PlainText.WriteAsync(context, StatusCodes.Status500InternalServerError, "internal error, see the operator's log");
        }
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            return PlainText.WriteAsync(context, StatusCodes.Status405MethodNotAllowed, "405 method not allowed");
        }

        return context.Request.Path.Value switch
        {
            "/metrics" => metrics.WriteAsync(context),
            "/" => PlainText.WriteAsync(context, StatusCodes.Status200OK, "/healthz\n/readyz\n/metrics"),
            { } path when health.Find(path) is { } checks => HealthPage.WriteAsync(context, checks),
            _ => PlainText.WriteAsync(context, StatusCodes.Status404NotFound, "404 page not found"),
        };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Serving {Path} failed")]
    private static partial void LogFailed(ILogger logger, string path, Exception e);
}
