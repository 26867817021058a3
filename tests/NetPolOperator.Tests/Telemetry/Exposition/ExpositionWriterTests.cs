using System.Diagnostics.Metrics;
using NetPolOperator.Telemetry;
using NetPolOperator.Telemetry.Exposition;
using static NetPolOperator.Tests.Telemetry.Exposition.ExpositionFixture;

namespace NetPolOperator.Tests.Telemetry.Exposition;

public class ExpositionWriterTests
{
    [Theory]
    [InlineData("metrics.txt", 0)]
    [InlineData("metrics.openmetrics", 1)]
    public void Write_BusyOperator_AsTheGoldenFileSays(string golden, int format)
    {
        using var metrics = new OperatorMetrics();
        using var collector = new MetricsCollector([metrics.Meter]);
        BeBusy(metrics);

        var page = collector.Scrape((ExpositionFormat)format)
            .Replace($"revision=\"{BuildInfo.Revision}\"", "revision=\"REVISION\"", StringComparison.Ordinal)
            .Replace($"runtime=\"{BuildInfo.Runtime}\"", "runtime=\"RUNTIME\"", StringComparison.Ordinal)
            .Replace($"version=\"{BuildInfo.Version}\"", "version=\"VERSION\"", StringComparison.Ordinal);

        GoldenFile.Check($"Telemetry/Exposition/Golden/{golden}", page);
    }

    [Fact]
    public void Write_Counter_FamilyWithoutSuffixInOpenMetricsOnly()
    {
        static void Measure(Meter meter) => meter.CreateCounter<long>("things_total", null, "Things.").Add(2);

        Assert.Equal("# HELP test_things_total Things.\n# TYPE test_things_total counter\ntest_things_total 2\n", ScrapeOf(Measure));
        Assert.Equal(
            "# HELP test_things Things.\n# TYPE test_things counter\ntest_things_total 2\n# EOF\n", ScrapeOf(Measure, ExpositionFormat.OpenMetrics));
    }

    [Fact]
    public void Write_HistogramWithLabels_CumulativeBucketsSumAndCount()
    {
        static void Measure(Meter meter)
        {
            var histogram = meter.CreateHistogram("wait_seconds", "s", "Waits.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });
            var label = new KeyValuePair<string, object?>("who", "me");
            // A bound belongs to its bucket.
            foreach (var wait in new[] { 0.1, 0.5, 0.7, 1, 5 })
                histogram.Record(wait, label);
        }

        Assert.Equal(
            """
            # HELP test_wait_seconds Waits.
            # TYPE test_wait_seconds histogram
            # UNIT test_wait_seconds seconds
            test_wait_seconds_bucket{who="me",le="0.5"} 2
            test_wait_seconds_bucket{who="me",le="1.0"} 4
            test_wait_seconds_bucket{who="me",le="+Inf"} 5
            test_wait_seconds_sum{who="me"} 7.3
            test_wait_seconds_count{who="me"} 5
            # EOF

            """,
            ScrapeOf(Measure, ExpositionFormat.OpenMetrics));
    }

    [Fact]
    public void Write_AwkwardTexts_Escaped()
    {
        static void Measure(Meter meter) =>
            meter.CreateGauge<double>("odd", null, "A \"quoted\" \\ help\nin two lines.").Record(1, new KeyValuePair<string, object?>("l", "a\\b\"c\nd ü"));

        Assert.Contains("# HELP test_odd A \"quoted\" \\\\ help\\nin two lines.\n", ScrapeOf(Measure), StringComparison.Ordinal);
        Assert.Contains("# HELP test_odd A \\\"quoted\\\" \\\\ help\\nin two lines.\n", ScrapeOf(Measure, ExpositionFormat.OpenMetrics), StringComparison.Ordinal);
        Assert.Contains("test_odd{l=\"a\\\\b\\\"c\\nd ü\"} 1\n", ScrapeOf(Measure), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(1e300, "1E+300")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    public void Write_Number_AsGoParsesIt(double value, string expected) =>
        Assert.EndsWith($"test_g {expected}\n", ScrapeOf(meter => meter.CreateGauge<double>("g").Record(value)), StringComparison.Ordinal);

    [Fact]
    public void Write_FamilyWithoutSeries_NotMentioned() => Assert.Empty(ScrapeOf(meter => meter.CreateCounter<long>("unused_total")));

    [Fact]
    public void Write_SeriesMeasuredInAnyOrder_SortedByNameAndLabels()
    {
        static void Measure(Meter meter)
        {
            meter.CreateGauge<long>("z").Record(1);
            var gauge = meter.CreateGauge<long>("a");
            foreach (var label in new[] { "c", "a", "b" })
                gauge.Record(1, new KeyValuePair<string, object?>("l", label));
        }

        Assert.Equal(["test_a{l=\"a\"} 1", "test_a{l=\"b\"} 1", "test_a{l=\"c\"} 1", "test_z 1"], Samples(ScrapeOf(Measure)));
    }

    private static IEnumerable<string> Samples(string page) => page.Split('\n').Where(line => line.Length > 0 && line[0] != '#');
}
