using k8s;
using k8s.Models;
using KubeOps.Abstractions.Events;
using Microsoft.Extensions.Logging.Abstractions;
using NetPolOperator.Cluster;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Kubernetes;
using NetPolOperator.Options;
using NetPolOperator.Reconciling;
using NetPolOperator.Reconciling.Status;
using NetPolOperator.Telemetry;

namespace NetPolOperator.Tests.Fakes;

/// <summary>
/// The operator without its threads: real state, queues and reconcilers over a fake API server and a manual clock. A test does
/// something to the API server and then lets the operator settle.
/// </summary>
internal sealed class OperatorHarness : IDisposable
{
    private readonly RecordingLogger<ChangeLog> _changeLog = new();
    private readonly RecordingLogger<StatusWriter> _statusLog = new();
    private readonly RecordingLogger<ChangeGate> _gateLog = new();
    private readonly NamespaceReconciler _namespaces;
    private readonly StatusReconciler _statuses;
    private readonly BaselineStatusReconciler _baselines;
    private readonly Seeder _seeder;
    private readonly Queue<Action> _undelivered = new();

    public OperatorHarness(FakeClusterApi? api = null, ManualTimeProvider? clock = null, double pruneShare = 0.2, int pruneFloor = 5)
    {
        Api = api ?? new FakeClusterApi();
        Clock = clock ?? new ManualTimeProvider();
        State = new ClusterState((baseline, ns) => BaselineScope.Matches(baseline, ns, Settings));
        Scheduler = new WorkScheduler(Clock);
        var budget = new WriteBudget(16, Clock);
        var leadership = new Leadership(Metrics);
        var backoff = new Backoff<string>(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(2), new Random(1));
        Events = new EventQueue(Publish, Scheduler, new EventOptions(), Clock, NullLogger<EventQueue>.Instance);
        Prune = new PruneGuard(Api, Ledger, new PruneBreaker(pruneShare, pruneFloor), Clock);
        var drift = new DriftLedger();
        var contests = new ContestTracker(Clock);
        var alterations = new AlterationLedger();
        var notices = new PruneNotices(Events);
        Failures = new FailureFollowUp(Api, State, Scheduler, Metrics, backoff, Clock, NullLogger<FailureFollowUp>.Instance);
        INamespaceMemory[] memories = [Scheduler, Ledger, contests, alterations, Failures];
        _namespaces = new NamespaceReconciler(
            State,
            new ChangeGate(Prune, contests, alterations, Metrics, Clock, _gateLog),
            new PolicyApplier(Api, State, budget, leadership, Clock),
            Failures,
            Ledger, drift, contests, alterations, new ChangeLog(_changeLog), notices, Scheduler, memories, Metrics, Settings, Clock);
        var shares = new BaselineShares();
        var writer = new StatusWriter(Api, State, leadership, Scheduler, drift, Events, Metrics, _statusLog);
        _statuses = new StatusReconciler(State, Ledger, drift, shares, writer, budget, Scheduler, memories, NewBackoff(), Metrics, Clock);
        _baselines = new BaselineStatusReconciler(State, Ledger, drift, shares, writer, budget, notices, Scheduler, NewBackoff(), Metrics, Clock);
        _seeder = new Seeder(Api, State, Scheduler, new ClusterFeatures("v1.20.2", HasEndpointSlices: false));
        Listen();
    }

    public RenderSettings Settings { get; } = RenderSettings.Default;

    /// <summary>What was logged of change sets.</summary>
    public List<string> ChangeLog => _changeLog.Lines;

    /// <summary>What was logged of changes that are held back.</summary>
    public List<string> GateLog => _gateLog.Lines;

    /// <summary>What was logged while statuses were written.</summary>
    public List<string> StatusLog => _statusLog.Lines;

    public FakeClusterApi Api { get; }

    public ManualTimeProvider Clock { get; }

    public ClusterState State { get; }

    public WorkScheduler Scheduler { get; }

    public NamespaceLedger Ledger { get; } = new();

    public PruneGuard Prune { get; }

    public FailureFollowUp Failures { get; }

    public EventQueue Events { get; }

    public OperatorMetrics Metrics { get; } = new();

    /// <summary>Every event that was published, oldest first.</summary>
    public List<(string About, string Reason, string Message)> Published { get; } = [];

    /// <summary>While set, the watch is behind: what changes is delivered only by <see cref="CatchUp"/>.</summary>
    public bool WatchIsBehind { get; set; }

    /// <summary>Has what changes delivered here, and not to another operator of the same cluster.</summary>
    public void Listen() => Api.Changed = (value, deleted) => Deliver(() => Scheduler.Mark(deleted ? State.Remove(value) : State.Upsert(value)));

    /// <summary>An operator that has listed everything and settled.</summary>
    public static async Task<OperatorHarness> StartAsync(FakeClusterApi? api = null, ManualTimeProvider? clock = null)
    {
        var harness = new OperatorHarness(api, clock);
        await harness.SeedAsync();
        await harness.SettleAsync();
        return harness;
    }

    public async Task SeedAsync()
    {
        await _seeder.ListEverythingAsync(CancellationToken.None);
        State.MarkSynced();
        PlanEverything();
        await RunPlansAsync();
        Prune.EverythingPlanned();
        PlanEverything();
    }

    public async Task ResyncAsync()
    {
        await _seeder.ListEverythingAsync(CancellationToken.None);
        PlanEverything();
    }

    public void PlanEverything()
    {
        foreach (var ns in State.NamespaceNames())
        {
            Scheduler.Plans.Add(ns);
        }
    }

    /// <summary>Delivers what the watch is behind with.</summary>
    public void CatchUp()
    {
        WatchIsBehind = false;
        while (_undelivered.TryDequeue(out var delivery))
        {
            delivery();
        }
    }

    /// <summary>Plans what waits to be planned now.</summary>
    public async Task<int> RunPlansAsync()
    {
        var passes = 0;
        while (Scheduler.Plans.Depth > 0 && ++passes <= 1000)
        {
            await WorkAsync(Scheduler.Plans, _namespaces.ReconcileAsync);
        }

        return passes;
    }

    /// <summary>Lets time pass in small steps, and does all work that comes up.</summary>
    public async Task SettleAsync(double seconds = 10)
    {
        for (var step = 0; step < seconds * 5; step++)
        {
            await RunPlansAsync();
            await RunStatusesAsync();
            while (Scheduler.Baselines.Depth > 0)
            {
                await WorkAsync(Scheduler.Baselines, _baselines.ReconcileAsync);
                await RunPlansAsync();
                await RunStatusesAsync();
            }

            Clock.Advance(TimeSpan.FromMilliseconds(200));
        }

        await PublishEventsAsync();
    }

    // Statuses wait for plans: what one of them asks to be planned comes before the next.
    private async Task RunStatusesAsync()
    {
        while (Scheduler.Statuses.Depth > 0)
        {
            await WorkAsync(Scheduler.Statuses, _statuses.ReconcileAsync);
            await RunPlansAsync();
        }
    }

    /// <summary>Where the operator holds one of these texts in memory.</summary>
    public IReadOnlyList<string> Remembers(params IReadOnlyCollection<string> texts) => Remembered.Find([_namespaces, _statuses, _baselines], texts);

    /// <summary>The same pieces with their threads, as the process runs them.</summary>
    public ReconcileLoop Loop() => new(
        _seeder, _namespaces, _statuses, _baselines, State, Scheduler, Ledger, Prune, Events, Metrics, new ReconcileOptions(), Clock, NullLoggerFactory.Instance);

    public AppSegment Segment(string ns, string name) => Api.Find<AppSegment>(name, ns)!;

    public V1Condition Condition(string ns, string name, string type) => Segment(ns, name).Status!.Conditions!.Single(condition => condition.Type == type);

    public void Dispose()
    {
        Scheduler.Dispose();
        Events.Dispose();
        Metrics.Dispose();
    }

    private static Backoff<string> NewBackoff() => new(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(2), new Random(1));

    private static async Task WorkAsync(WorkQueue<string> queue, Func<WorkItem<string>, CancellationToken, Task> work)
    {
        var item = await queue.TakeAsync(CancellationToken.None);
        try
        {
            await work(item, CancellationToken.None);
        }
        finally
        {
            queue.Done(item.Key);
        }
    }

    private void Deliver(Action delivery)
    {
        if (WatchIsBehind)
        {
            _undelivered.Enqueue(delivery);
        }
        else
        {
            delivery();
        }
    }

    private Task Publish(IKubernetesObject<V1ObjectMeta> about, string reason, string message, EventType type, CancellationToken cancellationToken)
    {
        Published.Add((about.Metadata.Name, reason, message));
        return Task.CompletedTask;
    }

    private async Task PublishEventsAsync()
    {
        using var stop = new CancellationTokenSource();
        var publishing = Events.RunAsync(stop.Token);
        for (var i = 0; i < 1000 && Events.Count > 0; i++)
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => publishing);
    }
}
