using System.Buffers;
using System.Globalization;
using System.Text;

namespace NetPolOperator.Telemetry.Exposition;

/// <summary>Writes families in Prometheus' text format or in OpenMetrics.</summary>
internal sealed class ExpositionWriter(IBufferWriter<byte> output, ExpositionFormat format)
{
    /// <summary>OpenMetrics wants the unit told where the name ends in one.</summary>
    private static readonly string[] Units = ["seconds", "bytes", "ratio"];

    private readonly bool _openMetrics = format == ExpositionFormat.OpenMetrics;
    private bool _headed;

    /// <summary>Writes a family; nothing where it has no series.</summary>
    public void Write(MetricFamily family)
    {
        _headed = false;
        family.Visit(this, static (writer, owner, series) => writer.WriteSeries(owner, series));
    }

    /// <summary>Ends the page.</summary>
    public void End()
    {
        if (_openMetrics)
            Put("# EOF\n"u8);
    }

    private void WriteSeries(MetricFamily family, Series series)
    {
        if (!_headed)
            WriteHead(family);
        _headed = true;
        if (family.Kind == FamilyKind.Histogram)
            WriteHistogram(family, series);
        else
            WriteSample(family.Name, ""u8, series.Labels, series.Value);
    }

    private void WriteHead(MetricFamily family)
    {
        // In OpenMetrics a counter's family goes without the suffix that its samples have.
        var bare = family.Name.EndsWith("_total", StringComparison.Ordinal) ? family.Name[..^"_total".Length] : family.Name;
        var name = _openMetrics && family.Kind == FamilyKind.Counter ? bare : family.Name;
        Put("# HELP "u8);
        Put(name);
        Put(" "u8);
        Put(EscapeHelp(family.Help));
        Put("\n# TYPE "u8);
        Put(name);
        Put(family.Kind switch { FamilyKind.Counter => " counter\n"u8, FamilyKind.Histogram => " histogram\n"u8, _ => " gauge\n"u8 });
        if (!_openMetrics || Array.Find(Units, unit => bare.EndsWith("_" + unit, StringComparison.Ordinal)) is not { } known)
            return;
        Put("# UNIT "u8);
        Put(name);
        Put(" "u8);
        Put(known);
        Put("\n"u8);
    }

    private void WriteHistogram(MetricFamily family, Series series)
    {
        long count = 0;
        for (var i = 0; i < series.Buckets.Length; i++)
        {
            count += series.Buckets[i];
            Put(family.Name);
            Put("_bucket{"u8);
            Put(series.Labels);
            Put(series.Labels.Length > 0 ? ",le=\""u8 : "le=\""u8);
            PutBound(i < family.Bounds.Length ? family.Bounds[i] : double.PositiveInfinity);
            Put("\"} "u8);
            PutNumber(count);
            Put("\n"u8);
        }

        WriteSample(family.Name, "_sum"u8, series.Labels, series.Value);
        WriteSample(family.Name, "_count"u8, series.Labels, count);
    }

    private void WriteSample(string name, ReadOnlySpan<byte> suffix, byte[] labels, double value)
    {
        Put(name);
        Put(suffix);
        if (labels.Length > 0)
        {
            Put("{"u8);
            Put(labels);
            Put("}"u8);
        }

        Put(" "u8);
        PutNumber(value);
        Put("\n"u8);
    }

    private string EscapeHelp(string help)
    {
        var escaped = help.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
        return _openMetrics ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }

    // OpenMetrics spells bounds as floats, so that le="1.0" is one series and not two.
    private void PutBound(double bound)
    {
        PutNumber(bound);
        if (_openMetrics && double.IsInteger(bound))
            Put(".0"u8);
    }

    private void PutNumber(double value)
    {
        if (double.IsFinite(value))
        {
            value.TryFormat(output.GetSpan(32), out var written, default, CultureInfo.InvariantCulture);
            output.Advance(written);
        }
        else
            Put(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "+Inf"u8 : "-Inf"u8);
    }

    private void Put(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    private void Put(string text) => Encoding.UTF8.GetBytes(text, output);
}
