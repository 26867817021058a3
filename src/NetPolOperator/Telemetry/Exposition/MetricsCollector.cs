using System.Buffers;
using System.Diagnostics.Metrics;

namespace NetPolOperator.Telemetry.Exposition;

/// <summary>Listens to the instruments of some meters and writes what they measured, on demand, in the order of their names.</summary>
internal sealed class MetricsCollector : IDisposable
{
    private readonly Lock _scraping = new();
    private readonly SortedDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    private readonly IReadOnlyCollection<Meter> _meters;
    private readonly MeterListener _listener = new();

    /// <summary>Listens from now on; instruments that those meters make later are heard, too.</summary>
    public MetricsCollector(IReadOnlyCollection<Meter> meters)
    {
        _meters = meters;
        _listener.InstrumentPublished = Enable;
        _listener.SetMeasurementEventCallback<int>(static (_, value, labels, family) => ((MetricFamily)family!).Record(value, labels));
        _listener.SetMeasurementEventCallback<long>(static (_, value, labels, family) => ((MetricFamily)family!).Record(value, labels));
        _listener.SetMeasurementEventCallback<double>(static (_, value, labels, family) => ((MetricFamily)family!).Record(value, labels));
        _listener.Start();
    }

    /// <summary>Measures what is observable and writes everything. One scrape at a time; measuring goes on meanwhile.</summary>
    public void Write(IBufferWriter<byte> output, ExpositionFormat format)
    {
        lock (_scraping)
        {
            foreach (var family in _families.Values)
                family.Begin();
            _listener.RecordObservableInstruments();
            var writer = new ExpositionWriter(output, format);
            foreach (var family in _families.Values)
                writer.Write(family);
            writer.End();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();

    private void Enable(Instrument instrument, MeterListener listener)
    {
        // By reference: another meter of the same name is none of ours.
        if (!_meters.Any(meter => ReferenceEquals(meter, instrument.Meter)))
            return;
        var family = new MetricFamily(instrument);
        lock (_scraping)
            _families.Add(family.Name, family);
        listener.EnableMeasurementEvents(instrument, family);
    }
}
