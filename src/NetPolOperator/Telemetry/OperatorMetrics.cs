using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace NetPolOperator.Telemetry;

/// <summary>
/// What the operator tells about itself: one method a fact. Callers never wait; a scrape reads the last facts without locking
/// anybody. <see cref="OperatorInstruments"/> says how they are published.
/// </summary>
internal sealed class OperatorMetrics : IDisposable
{
    /// <summary>More label sets than a healthy operator ever makes; beyond it, requests are counted as resource "other".</summary>
    private const int MaxRequestSeries = 1000;

    private readonly ConcurrentDictionary<string, NamespaceSeries> _namespaces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConnectionCounts> _baselines = new(StringComparer.Ordinal);
    private readonly OperatorInstruments _instruments;
    private Func<int> _queueDepth = () => 0;
    private volatile bool _leader;

    /// <summary>Publishes all instruments.</summary>
    public OperatorMetrics() => _instruments = new OperatorInstruments(this);

    /// <summary>The meter that all instruments belong to.</summary>
    public Meter Meter => _instruments.Meter;

    internal CounterFamily<(string Namespace, DriftReason Reason)> Drift { get; } =
        new(key => Labels.Of("namespace", key.Namespace, "reason", Labels.Value(key.Reason)));

    internal CounterFamily<ReconcileErrorReason> Errors { get; } = new(reason => Labels.Of("reason", Labels.Value(reason)));

    internal CounterFamily<(string Verb, string Resource, int Code)> Requests { get; } =
        new(key => Labels.Of("verb", key.Verb, "resource", key.Resource, "code", CodeOf(key.Code)));

    internal CounterFamily<int> PrunesBlocked { get; } = new(_ => []);

    // Enumerated without a copy and without a lock.
    internal IEnumerable<NamespaceSeries> Namespaces => _namespaces.Select(entry => entry.Value);

    internal IEnumerable<ConnectionCounts> Baselines => _baselines.Select(entry => entry.Value);

    // A correction that is told after its namespace has gone must not bring the namespace back.
    internal bool Knows(string ns) => _namespaces.ContainsKey(ns);

    internal bool IsLeader => _leader;

    internal int QueueDepth => _queueDepth();

    /// <summary>The figures of a namespace after a plan; they stand until the next call or <see cref="RemoveNamespace"/>.</summary>
    public void SetNamespace(string ns, NamespaceMetrics figures)
    {
        if (_namespaces.TryGetValue(ns, out var last) && last.Figures == figures)
            return;
        _namespaces[ns] = new NamespaceSeries(ns, figures);

        // A rate needs a zero to start from: the first correction must already count.
        if (figures.Policies != default && !Drift.Contains((ns, DriftReason.Modified)))
            foreach (var reason in Enum.GetValues<DriftReason>())
                Drift.Add((ns, reason), 0);
    }

    /// <summary>The namespace is gone, and all its series with it.</summary>
    public void RemoveNamespace(string ns)
    {
        _namespaces.TryRemove(ns, out _);
        foreach (var reason in Enum.GetValues<DriftReason>())
            Drift.Remove((ns, reason));
    }

    /// <summary>The connections that a baseline declares.</summary>
    public void SetBaseline(string name, ConnectionCounts connections) => _baselines[name] = connections;

    /// <summary>The baseline is gone.</summary>
    public void RemoveBaseline(string name) => _baselines.TryRemove(name, out _);

    /// <summary>One change by somebody else was put right.</summary>
    public void DriftCorrected(string ns, DriftReason reason) => Drift.Add((ns, reason));

    /// <summary>A namespace was planned and written, well or not, in this time, waiting in the queue not included.</summary>
    public void Reconciled(TimeSpan duration) => _instruments.ReconcileDuration.Record(duration.TotalSeconds);

    /// <summary>A policy is written this time after the event that asked for it.</summary>
    public void Enforced(TimeSpan latency) => _instruments.EnforcementLatency.Record(latency.TotalSeconds);

    /// <summary>A reconcile, or one of its writes, failed.</summary>
    public void ReconcileFailed(ReconcileErrorReason reason) => Errors.Add(reason);

    /// <summary>A pruning was held back because it would exceed the prune limit.</summary>
    public void PruneBlocked() => PrunesBlocked.Add(0);

    /// <summary>One request to the API server was answered.</summary>
    /// <param name="verb">get, list, watch, create, update, patch or delete.</param>
    /// <param name="resource">Plural, as networkpolicies, with its subresource: appsegments/status.</param>
    /// <param name="code">The HTTP status; 0 where there was no answer.</param>
    public void ApiRequest(string verb, string resource, int code)
    {
        var key = (verb, resource, code);
        if (Requests.Count >= MaxRequestSeries && !Requests.Contains(key))
            key = (verb, "other", code);
        Requests.Add(key);
    }

    /// <summary>Where a scrape finds out how many units of work wait; called from the scraping thread.</summary>
    public void ObserveQueueDepth(Func<int> depth) => _queueDepth = depth;

    /// <summary>Whether this replica is the one that writes.</summary>
    public void SetLeader(bool leader) => _leader = leader;

    /// <inheritdoc />
    public void Dispose() => _instruments.Dispose();

    private static string CodeOf(int code) => code == 0 ? "error" : code.ToString(CultureInfo.InvariantCulture);
}
