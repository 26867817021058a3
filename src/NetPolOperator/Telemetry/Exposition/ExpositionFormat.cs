using Microsoft.Net.Http.Headers;

namespace NetPolOperator.Telemetry.Exposition;

/// <summary>The formats that /metrics speaks.</summary>
internal enum ExpositionFormat
{
    /// <summary>Prometheus text format 0.0.4.</summary>
    Text,

    /// <summary>OpenMetrics 1.0.</summary>
    OpenMetrics,
}

/// <summary>Chooses and names a format.</summary>
internal static class ExpositionFormats
{
    private const string OpenMetricsType = "application/openmetrics-text";

    /// <summary>The value of <c>Content-Type</c>.</summary>
    public static string ContentType(this ExpositionFormat format) => format == ExpositionFormat.OpenMetrics
        ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
        : "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>
    /// The format that the client likes best of those that we speak. As all Prometheus clients do, one that likes none of them
    /// still gets text: an answer that it can complain about is of more use than none.
    /// </summary>
    /// <param name="accept">The values of <c>Accept</c>.</param>
    public static ExpositionFormat Negotiate(IList<string> accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
            return ExpositionFormat.Text;

        // OrderBy is stable: among equals the client's own order counts.
        foreach (var range in ranges.Where(r => r.Quality is not 0).OrderByDescending(r => r.Quality ?? 1))
        {
            if (range.MediaType.Equals(OpenMetricsType, StringComparison.OrdinalIgnoreCase) && VersionOf(range) is "" or "1.0.0")
                return ExpositionFormat.OpenMetrics;
            if (range.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase) && VersionOf(range) is "" or "0.0.4")
                return ExpositionFormat.Text;
            if (range.MatchesAllTypes || range.MediaType.Equals("text/*", StringComparison.OrdinalIgnoreCase))
                return ExpositionFormat.Text;
        }

        return ExpositionFormat.Text;
    }

    private static string VersionOf(MediaTypeHeaderValue range) =>
        range.Parameters.FirstOrDefault(p => p.Name.Equals("version", StringComparison.OrdinalIgnoreCase))?.Value.Value?.Trim('"') ?? "";
}
