using System.Diagnostics.Metrics;

namespace NetPolOperator.Telemetry.Exposition;

/// <summary>What a family's samples mean.</summary>
internal enum FamilyKind
{
    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Only ever goes up.</summary>
    Counter,

    /// <summary>Counts observations by size.</summary>
    Histogram,
}

/// <summary>All series of one instrument.</summary>
internal sealed class MetricFamily
{
    private static readonly double[] DefaultBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Lock _lock = new();
    private readonly Dictionary<KeyValuePair<string, object?>[], Series> _series = new(LabelComparer.Instance);
    private readonly Dictionary<KeyValuePair<string, object?>[], Series>.AlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>> _lookup;
    private readonly List<Series> _sorted = [];
    private readonly bool _observable;
    private readonly bool _adds;
    private bool _changed;
    private long _scrape;

    /// <summary>An empty family.</summary>
    public MetricFamily(Instrument instrument)
    {
        _lookup = _series.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>();
        _observable = instrument.IsObservable;
        _adds = instrument is Counter<long> or Counter<double> or UpDownCounter<long> or UpDownCounter<double>;
        Kind = KindOf(instrument);
        Name = PrometheusName.Of(instrument);
        Help = instrument.Description ?? "";
        Bounds = Kind == FamilyKind.Histogram ? (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries?.ToArray() ?? DefaultBounds : [];
    }

    /// <summary>What the samples mean.</summary>
    public FamilyKind Kind { get; }

    /// <summary>The name; a counter's ends in _total.</summary>
    public string Name { get; }

    /// <summary>One sentence.</summary>
    public string Help { get; }

    /// <summary>Upper bounds of a histogram's buckets, without the infinite one.</summary>
    public double[] Bounds { get; }

    /// <summary>Takes a measurement. Of an observable instrument it is the value now; else an increment, a value or an observation.</summary>
    public void Record(double measurement, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        lock (_lock)
        {
            var series = Find(labels);
            series.Scrape = _scrape;
            if (Kind == FamilyKind.Histogram)
                Observe(series, measurement);
            else
                series.Value = _adds ? series.Value + measurement : measurement;
        }
    }

    /// <summary>Before a scrape: what an observable instrument does not mention from now on has vanished.</summary>
    public void Begin()
    {
        lock (_lock)
            _scrape++;
    }

    /// <summary>Hands out every series that is there, in the order of its labels.</summary>
    public void Visit<T>(T writer, Action<T, MetricFamily, Series> visit)
    {
        lock (_lock)
        {
            if (_observable)
                DropVanished();
            if (_changed)
                Sort();
            foreach (var series in _sorted)
                visit(writer, this, series);
        }
    }

    private static FamilyKind KindOf(Instrument instrument) => instrument switch
    {
        Counter<long> or Counter<double> or ObservableCounter<long> or ObservableCounter<double> => FamilyKind.Counter,
        Histogram<double> => FamilyKind.Histogram,
        _ => FamilyKind.Gauge,
    };

    private Series Find(ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        if (_lookup.TryGetValue(labels, out var series))
            return series;
        series = new Series(labels, Kind == FamilyKind.Histogram ? Bounds.Length + 1 : 0);
        _lookup[labels] = series;
        _changed = true;
        return series;
    }

    private void Observe(Series series, double observation)
    {
        var bucket = Array.BinarySearch(Bounds, observation);
        series.Buckets[bucket < 0 ? ~bucket : bucket]++;
        series.Value += observation;
    }

    private void DropVanished()
    {
        if (!_sorted.Exists(s => s.Scrape != _scrape))
            return;
        foreach (var (labels, series) in _series)
            if (series.Scrape != _scrape)
                _series.Remove(labels);
        _changed = true;
    }

    private void Sort()
    {
        _sorted.Clear();
        _sorted.AddRange(_series.Values);
        _sorted.Sort((a, b) => a.Labels.AsSpan().SequenceCompareTo(b.Labels));
        _changed = false;
    }
}
