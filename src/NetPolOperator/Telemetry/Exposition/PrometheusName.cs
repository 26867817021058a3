using System.Diagnostics.Metrics;

namespace NetPolOperator.Telemetry.Exposition;

/// <summary>Names as Prometheus takes them, by prometheus-net's rule: meter and instrument, lower case, an underscore for all else.</summary>
internal static class PrometheusName
{
    /// <summary>The metric's name.</summary>
    public static string Of(Instrument instrument) => Of($"{instrument.Meter.Name}_{instrument.Name}");

    /// <summary>A metric's or label's name.</summary>
    public static string Of(string name)
    {
        var legal = string.Create(name.Length, name, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsAsciiLetterOrDigit(source[i]) ? char.ToLowerInvariant(source[i]) : '_';
        });
        return legal.Length == 0 || char.IsAsciiDigit(legal[0]) ? "_" + legal : legal;
    }
}
