using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using k8s;

namespace KubeOps.Operator.Metrics;

/// <summary>Instruments of queues, reconciliations and watches, on a meter named like the operator.</summary>
public sealed class OperatorMetrics
{
    private const string EntityType = "kubeops.entity.type";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<(Func<int> Scheduled, Func<int> Ready)>> _queues = new();
    private readonly Counter<long> _reconciliations;
    private readonly Histogram<double> _durations;
    private readonly Counter<long> _watchEvents;
    private readonly Counter<long> _reconnections;
    private readonly Counter<long> _undecodable;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meterFactory">Makes the meter.</param>
    /// <param name="meterName">The operator's name.</param>
    public OperatorMetrics(IMeterFactory meterFactory, string meterName)
    {
        ArgumentNullException.ThrowIfNull(meterFactory);
        var meter = meterFactory.Create(new MeterOptions(meterName));
        meter.CreateObservableGauge("kubeops.operator.queue.depth", Depths, "{items}", "Objects in the queue: ready, or scheduled for later.");
        _reconciliations = meter.CreateCounter<long>("kubeops.operator.reconciliation", "{reconciliations}", "Reconciliations that were run.");
        _durations = meter.CreateHistogram<double>("kubeops.operator.reconciliation.duration", "s", "How long a reconciliation took.");
        _watchEvents = meter.CreateCounter<long>("kubeops.operator.watcher.events", "{events}", "Watch events that came in.");
        _reconnections = meter.CreateCounter<long>("kubeops.operator.watcher.reconnections", "{reconnections}", "Lists and watches tried again after an error.");
        _undecodable = meter.CreateCounter<long>("kubeops.operator.watcher.undecodable", "{objects}", "Objects that could not be read.");
    }

    /// <summary>Whether anybody listens to the reconciliations: if not, they need not be timed.</summary>
    internal bool TimesReconciliations => _reconciliations.Enabled || _durations.Enabled;

    /// <summary>Counts a reconciliation.</summary>
    public void RecordReconciliation(string entityType, string reconciliationType, string status, double durationSeconds, string? errorType = null)
    {
        var tags = new TagList
        {
            { EntityType, entityType },
            { "kubeops.reconciliation.type", reconciliationType },
            { "kubeops.reconciliation.status", status },
        };
        if (errorType is not null)
            tags.Add("error.type", errorType);
        _reconciliations.Add(1, tags);
        _durations.Record(durationSeconds, tags);
    }

    /// <summary>Counts a watch event.</summary>
    public void RecordWatchEvent(string entityType, WatchEventType eventType)
    {
        if (_watchEvents.Enabled)
            _watchEvents.Add(1, new TagList { { EntityType, entityType }, { "kubeops.watcher.event.type", NameOf(eventType) } });
    }

    /// <summary>Counts a list or watch tried again.</summary>
    public void RecordWatcherReconnection(string entityType) => _reconnections.Add(1, new TagList { { EntityType, entityType } });

    /// <summary>Counts an object that could not be read.</summary>
    public void RecordUndecodable(string entityType) => _undecodable.Add(1, new TagList { { EntityType, entityType } });

    /// <summary>Adds a queue to the depths.</summary>
    public void RegisterQueueDepthGauge(string entityType, Func<int> scheduledDepth, Func<int> readyDepth) =>
        _queues.GetOrAdd(entityType, _ => new()).Enqueue((scheduledDepth, readyDepth));

    private static string NameOf(WatchEventType type) => type switch
    {
        WatchEventType.Added => "added",
        WatchEventType.Modified => "modified",
        WatchEventType.Deleted => "deleted",
        WatchEventType.Bookmark => "bookmark",
        _ => "error",
    };

    private IEnumerable<Measurement<int>> Depths()
    {
        foreach (var (type, queues) in _queues)
        {
            yield return new(queues.Sum(q => q.Scheduled()), new TagList { { EntityType, type }, { "kubeops.queue.state", "scheduled" } });
            yield return new(queues.Sum(q => q.Ready()), new TagList { { EntityType, type }, { "kubeops.queue.state", "ready" } });
        }
    }
}
