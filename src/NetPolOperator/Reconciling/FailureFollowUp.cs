using System.Collections.Concurrent;
using k8s.Models;
using Microsoft.Extensions.Logging;
using NetPolOperator.Cluster;
using NetPolOperator.Kubernetes;
using NetPolOperator.Telemetry;

namespace NetPolOperator.Reconciling;

/// <summary>What is to be made of the failed writes of one pass.</summary>
/// <param name="Any">Whether any failed.</param>
/// <param name="IsFresh">Whether all of them may pass by themselves and the namespace has not failed often yet.</param>
internal readonly record struct FailureSummary(bool Any, bool IsFresh);

/// <summary>Counts and logs failed writes once, refreshes what turned out to be stale, and queues the namespace for another try.</summary>
internal sealed class FailureFollowUp(
    IClusterApi api, ClusterState state, WorkScheduler scheduler, OperatorMetrics metrics, Backoff<string> backoff, TimeProvider clock,
    ILogger<FailureFollowUp> logger) : INamespaceMemory
{
    /// <summary>So many failures in a row are not worth telling in a status.</summary>
    private const int FreshFailures = 3;

    /// <summary>For so long what keeps failing may hold up others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, long> _failingSince = new(StringComparer.Ordinal);

    /// <summary>Whether to wait for what fails in the namespace: until it has failed for a while.</summary>
    public bool IsPatient(string ns) => !_failingSince.TryGetValue(ns, out var since) || clock.GetElapsedTime(since) < Patience;

    /// <summary>Handles the failures among the results of one pass.</summary>
    /// <param name="ns">The namespace.</param>
    /// <param name="results">How its writes went.</param>
    /// <param name="begun">When the writing began, by the clock's timestamp: one that hangs has been failing since.</param>
    /// <param name="cancellationToken">Stops reading again what was stale.</param>
    public async Task<FailureSummary> HandleAsync(string ns, IReadOnlyList<ChangeResult> results, long begun, CancellationToken cancellationToken)
    {
        var failures = results.Where(result => result.Error is not null).ToList();
        if (failures.Count == 0)
        {
            Forget(ns);
            return default;
        }

        _failingSince.TryAdd(ns, begun);
        foreach (var failure in failures)
        {
            Tell(failure);
            await RefreshAsync(failure, cancellationToken).ConfigureAwait(false);
        }

        // A terminating namespace is left alone; its deletion or revival is an event.
        var remaining = failures.Where(failure => failure.Error!.Failure != ApiFailure.NamespaceTerminating).ToList();
        if (remaining.Count == 0)
        {
            return default;
        }

        var delay = backoff.Next(ns);
        var asked = remaining.Max(failure => failure.Error!.RetryAfter) ?? TimeSpan.Zero;
        scheduler.Plans.AddAfter(ns, asked > delay ? asked : delay);
        return new FailureSummary(true, remaining.All(failure => failure.IsTransient) && backoff.FailuresOf(ns) <= FreshFailures);
    }

    /// <inheritdoc/>
    public void Forget(string ns)
    {
        backoff.Reset(ns);
        _failingSince.TryRemove(ns, out _);
    }

    private void Tell(ChangeResult failure)
    {
        var (change, error) = (failure.Change, failure.Error!);
        metrics.ReconcileFailed(ErrorReasons.Of(error));
        var level = error.Failure is ApiFailure.Conflict or ApiFailure.AlreadyExists or ApiFailure.NotFound or ApiFailure.NamespaceTerminating
            ? LogLevel.Debug
            : LogLevel.Warning;
        logger.Log(
            level, "{Kind} of NetworkPolicy {Namespace}/{Name} for {Owner} failed: {Message}",
            change.Kind, change.Namespace, change.Name, change.Owner, error.Message);
    }

    // The write rested on a state that is not the live one: read that one object, rather than wait for its event.
    private async Task RefreshAsync(ChangeResult failure, CancellationToken cancellationToken)
    {
        var change = failure.Change;
        if (failure.Error!.Failure is not (ApiFailure.Conflict or ApiFailure.AlreadyExists or ApiFailure.NotFound))
        {
            return;
        }

        try
        {
            if (await api.GetAsync<V1NetworkPolicy>(change.Name, change.Namespace, cancellationToken).ConfigureAwait(false) is { } live)
            {
                scheduler.Mark(state.Upsert(live));
            }
            else if (change.Live is { } gone)
            {
                scheduler.Mark(state.Remove(gone));
            }
        }
        catch (ApiException e)
        {
            metrics.ReconcileFailed(ErrorReasons.Of(e));
            logger.LogDebug(e, "NetworkPolicy {Namespace}/{Name} could not be read again", change.Namespace, change.Name);
        }
    }
}
