using System.Diagnostics.Metrics;

namespace NetPolOperator.Telemetry;

/// <summary>
/// The instruments behind <see cref="OperatorMetrics"/>. Exposed to Prometheus, an instrument is called after its meter and
/// itself, in lower case with an underscore between: that is prometheus-net's rule, and our own writer keeps to it.
/// </summary>
internal sealed class OperatorInstruments : IDisposable
{
    /// <summary>The meter's name; the prefix of every metric.</summary>
    public const string MeterName = "NetPol";

    // From half a millisecond, a plan in which nothing changed, to a minute, a namespace behind a throttled API server.
    private static readonly double[] DurationBuckets =
        [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    private readonly OperatorMetrics _facts;

    /// <summary>Creates and publishes all of them.</summary>
    public OperatorInstruments(OperatorMetrics facts)
    {
        _facts = facts;
        Meter = new Meter(MeterName, BuildInfo.Version);
        ReconcileDuration = CreateHistogram("reconcile_duration_seconds", "Time taken by one reconcile of a namespace.");
        EnforcementLatency = CreateHistogram(
            "enforcement_latency_seconds", "Time from the event that asked for a policy to the policy being written.");
        CreateNamespaceGauges();
        CreateClusterGauges();
        CreateCounters();
    }

    /// <summary>The meter that all instruments belong to.</summary>
    public Meter Meter { get; }

    /// <summary><c>netpol_reconcile_duration_seconds</c>.</summary>
    public Histogram<double> ReconcileDuration { get; }

    /// <summary><c>netpol_enforcement_latency_seconds</c>.</summary>
    public Histogram<double> EnforcementLatency { get; }

    /// <inheritdoc />
    public void Dispose() => Meter.Dispose();

    private Histogram<double> CreateHistogram(string name, string help) =>
        Meter.CreateHistogram(name, "s", help, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = DurationBuckets });

    // SelectMany would make an enumerator a namespace.
    private IEnumerable<Measurement<T>> Each<T>(Func<NamespaceSeries, Measurement<T>[]> measurements)
        where T : struct
    {
        foreach (var ns in _facts.Namespaces)
            foreach (var measurement in measurements(ns))
                yield return measurement;
    }

    private void CreateNamespaceGauges()
    {
        Meter.CreateObservableGauge(
            "pods", () => Each(ns => ns.Pods), "{pod}",
            "Running pods by direction: isolated (some policy selects them, whoever wrote it), open, or unprotectable (host network).");
        Meter.CreateObservableGauge(
            "coverage_ratio", () => Each(ns => ns.Coverage), "1",
            "Isolated pods of all pods that a policy can reach; 1 where there are none.");
        Meter.CreateObservableGauge(
            "policies", () => Each(ns => ns.Policies), "{policy}",
            "Policies that belong in the namespace: in_sync, pending, or in conflict with somebody else's of the same name.");
    }

    private void CreateClusterGauges()
    {
        Meter.CreateObservableGauge(
            "namespaces", () => ClusterTotals.Namespaces(_facts.Namespaces), "{namespace}",
            "Namespaces: unmanaged, programmed, pending or failed.");
        Meter.CreateObservableGauge(
            "segments", () => ClusterTotals.Segments(_facts.Namespaces), "{segment}",
            "AppSegments: ready, pending, invalid, conflict, or in audit.");
        Meter.CreateObservableGauge(
            "connections", () => ClusterTotals.Connections(_facts.Namespaces, _facts.Baselines), "{connection}",
            "Declared connections, one a rule: established, awaiting_peer, peer_not_found, no_pods or expired.");
        Meter.CreateObservableGauge("workqueue_depth", () => (long)_facts.QueueDepth, "{namespace}", "Namespaces that wait to be reconciled.");
        Meter.CreateObservableGauge("leader", () => _facts.IsLeader ? 1L : 0L, null, "1 where this replica is the one that writes, else 0.");
        Meter.CreateObservableGauge(
            "build_info", () => new Measurement<long>(1, BuildInfo.Labels), null, "Always 1; its labels say which build is running.");
    }

    private void CreateCounters()
    {
        foreach (var reason in Enum.GetValues<ReconcileErrorReason>())
            _facts.Errors.Add(reason, 0);
        _facts.PrunesBlocked.Add(0, 0);

        Meter.CreateObservableCounter(
            "drift_corrections_total", () => _facts.Drift.Read(key => _facts.Knows(key.Namespace)), "{correction}",
            "Changes by somebody else that were put right: policies modified, deleted, or orphaned (the end of their owner was not seen).");
        Meter.CreateObservableCounter("reconcile_errors_total", _facts.Errors.Read, "{error}", "Reconciles or writes that failed, by cause.");
        Meter.CreateObservableCounter(
            "prune_blocked_total", _facts.PrunesBlocked.Read, "{prune}",
            "Prunings held back, a namespace at a time: with those of the last hour they would exceed --prune-limit.");
        Meter.CreateObservableCounter(
            "api_requests_total", _facts.Requests.Read, "{request}", "Requests to the Kubernetes API server; code is error where none came back.");
    }
}
