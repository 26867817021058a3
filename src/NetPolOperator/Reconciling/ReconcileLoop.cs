using Microsoft.Extensions.Logging;
using NetPolOperator.Kubernetes;
using NetPolOperator.Options;
using NetPolOperator.Reconciling.Status;
using NetPolOperator.Telemetry;

namespace NetPolOperator.Reconciling;

/// <summary>
/// The process from the moment it leads: list everything, plan everything, then work on what changes, and list again from time to
/// time. Without the reconcile pieces it only knows when to start and when to stop.
/// </summary>
internal sealed class ReconcileLoop(
    Seeder seeder,
    NamespaceReconciler namespaces,
    StatusReconciler statuses,
    BaselineStatusReconciler baselines,
    Cluster.ClusterState state,
    WorkScheduler scheduler,
    NamespaceLedger ledger,
    PruneGuard prune,
    EventQueue events,
    OperatorMetrics metrics,
    ReconcileOptions options,
    TimeProvider clock,
    ILoggerFactory loggers)
{
    // A namespace's writes go out in parallel, so few workers fill all slots. One whose writes hang does not count.
    private const int PlanWorkers = 4;
    private const int StatusWorkers = 2;

    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(30);

    private readonly ILogger _logger = loggers.CreateLogger<ReconcileLoop>();

    /// <summary>What it is waiting for before it can work; null once it works.</summary>
    public string? WaitsFor { get; private set; } = "waits to be started";

    /// <summary>
    /// Runs until cancelled, or until a part of it fails, which ends the others and is thrown. Returns once the writes that were under
    /// way have ended.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        metrics.ObserveQueueDepth(() => scheduler.Plans.Depth);
        var begun = clock.GetTimestamp();
        if (!await SeedAsync(cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] parts =
        [
            Workers(scheduler.Plans, namespaces.ReconcileAsync, "plan").RunAsync(PlanWorkers, all.Token),
            Workers(scheduler.Statuses, statuses.ReconcileAsync, "status").RunAsync(StatusWorkers, all.Token),
            Workers(scheduler.Baselines, baselines.ReconcileAsync, "baseline").RunAsync(1, all.Token),
            events.RunAsync(all.Token),
            AfterFirstPassAsync(begun, all.Token),
            ResyncAsync(all.Token),
        ];
        await Task.WhenAll(parts.Select(part => OrAllEndAsync(part, all))).ConfigureAwait(false);
    }

    // Without one of its parts the operator would look alive and not be.
    private static async Task OrAllEndAsync(Task part, CancellationTokenSource all)
    {
        try
        {
            await Ended(part).ConfigureAwait(false);
        }
        catch (Exception)
        {
            await all.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<bool> SeedAsync(CancellationToken cancellationToken)
    {
        var backoff = new Backoff<string>(FirstRetry, LongestRetry, Random.Shared);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                WaitsFor = "lists the cluster for the first time";
                await seeder.ListEverythingAsync(cancellationToken).ConfigureAwait(false);
                state.MarkSynced();
                PlanEverything();
                WaitsFor = null;
                return true;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return false;
            }
            catch (ApiException e)
            {
                WaitsFor = e.Message;
                var delay = backoff.Next("");
                _logger.LogError("The cluster cannot be listed: {Message}. Trying again in {Delay:0.0} s", e.Message.TrimEnd('.'), delay.TotalSeconds);
                await Ended(Task.Delay(delay, clock, cancellationToken)).ConfigureAwait(false);
            }
        }

        return false;
    }

    // Prunings wait until the whole cluster has been planned: only then is known how many there are.
    private async Task AfterFirstPassAsync(long begun, CancellationToken cancellationToken)
    {
        await scheduler.Plans.WhenIdleAsync(TimeSpan.FromHours(1), cancellationToken).ConfigureAwait(false);
        prune.EverythingPlanned();
        _logger.LogInformation(
            "Every namespace ({Count}) has been planned and written once{Hanging}, {Seconds:0.0} s after the start",
            state.NamespaceNames().Count, scheduler.Plans.Hanging is > 0 and var hanging ? $", but for {hanging} whose writes hang" : "", clock.GetElapsedTime(begun).TotalSeconds);
        foreach (var ns in ledger.NamespacesWithCounted())
        {
            scheduler.Plans.Add(ns);
        }
    }

    private async Task ResyncAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(options.ResyncPeriod, clock, cancellationToken).ConfigureAwait(false);
            try
            {
                await seeder.ListEverythingAsync(cancellationToken).ConfigureAwait(false);
                PlanEverything();
            }
            catch (ApiException e)
            {
                _logger.LogWarning("The periodic resync failed, the next is in {Period}: {Message}", options.ResyncPeriod, e.Message);
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // A bug must not end the process: everything else goes on.
                metrics.ReconcileFailed(ReconcileErrorReason.Internal);
                _logger.LogError(e, "The periodic resync failed unexpectedly, the next is in {Period}", options.ResyncPeriod);
            }
        }
    }

    private void PlanEverything()
    {
        foreach (var ns in state.NamespaceNames())
        {
            scheduler.Plans.Add(ns);
        }
    }

    private Workers<string> Workers(WorkQueue<string> queue, Func<WorkItem<string>, CancellationToken, Task> work, string name) => new(
        queue, work, new Backoff<string>(FirstRetry, LongestRetry, Random.Shared), metrics, loggers.CreateLogger($"{typeof(ReconcileLoop).Namespace}.{name}"));

    private static async Task Ended(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The end that was asked for.
        }
    }
}
