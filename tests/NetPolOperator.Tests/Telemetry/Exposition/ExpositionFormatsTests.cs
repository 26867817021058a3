using NetPolOperator.Telemetry.Exposition;

namespace NetPolOperator.Tests.Telemetry.Exposition;

public class ExpositionFormatsTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("*/*", false)]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", false)]
    [InlineData("application/openmetrics-text", true)]
    [InlineData("application/openmetrics-text; version=1.0.0; charset=utf-8", true)]
    [InlineData("application/openmetrics-text; version=\"1.0.0\"", true)]
    [InlineData("application/openmetrics-text; version=0.0.1", false)]
    [InlineData("application/openmetrics-text; q=0", false)]
    [InlineData("text/plain;q=0.5,application/openmetrics-text;q=0.6", true)]
    [InlineData("text/plain;q=0.6,application/openmetrics-text;q=0.5", false)]
    [InlineData("text/plain;version=1.0.0;q=0.9,application/openmetrics-text;q=0.5", true)]
    [InlineData("text/plain,application/openmetrics-text", false)]
    [InlineData("this is no header;;;", false)]
    // Prometheus 2.42 and 3.x.
    [InlineData("application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", true)]
    [InlineData("application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2", true)]
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.7,text/plain;version=0.0.4;q=0.3", false)]
    public void Negotiate_AcceptHeader_TheBestThatWeSpeak(string accept, bool openMetrics) =>
        Assert.Equal(openMetrics ? ExpositionFormat.OpenMetrics : ExpositionFormat.Text, ExpositionFormats.Negotiate([accept]));
}
