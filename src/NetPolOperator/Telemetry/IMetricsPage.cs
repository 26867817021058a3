using Microsoft.AspNetCore.Http;

namespace NetPolOperator.Telemetry;

/// <summary>Answers requests for <c>/metrics</c>.</summary>
internal interface IMetricsPage
{
    /// <summary>Writes all metrics in the format that the client asks for.</summary>
    Task WriteAsync(HttpContext context);
}
