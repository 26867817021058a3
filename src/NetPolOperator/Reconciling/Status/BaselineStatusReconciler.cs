using NetPolOperator.Cluster;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Validation;
using NetPolOperator.Telemetry;

namespace NetPolOperator.Reconciling.Status;

/// <summary>Puts a baseline's status together from what was found in its namespaces, and writes it if it says something new.</summary>
internal sealed class BaselineStatusReconciler(
    ClusterState state,
    NamespaceLedger ledger,
    DriftLedger drift,
    BaselineShares shares,
    StatusWriter writer,
    WriteBudget budget,
    PruneNotices notices,
    WorkScheduler scheduler,
    Backoff<string> backoff,
    OperatorMetrics metrics,
    TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Brings the status of a baseline up to date.</summary>
    public async Task ReconcileAsync(WorkItem<string> item, CancellationToken cancellationToken)
    {
        // Its numbers come from the namespaces: first they, then the sum.
        await scheduler.Plans.WhenIdleAsync(Patience, cancellationToken).ConfigureAwait(false);
        await scheduler.Statuses.WhenIdleAsync(Patience, cancellationToken).ConfigureAwait(false);
        var name = item.Key;
        if (state.Read(view => view.Baselines.FirstOrDefault(candidate => candidate.Metadata.Name == name)) is not { } baseline)
        {
            shares.Remove(name);
            notices.Forget(name);
            metrics.RemoveBaseline(name);
            backoff.Reset(name);
            return;
        }

        var pending = drift.Find(baseline.Metadata.Uid);
        var status = Build(baseline, pending);
        metrics.SetBaseline(name, NamespaceFigures.Count(status.Connections ?? []));
        var share = budget.Share(item.Hangs);
        var write = StatusComparison.Same(baseline.Status, status)
            ? StatusWrite.Written
            : await writer.WriteAsync(share, baseline, status, pending, cancellationToken).ConfigureAwait(false);
        notices.Tell(baseline);
        switch (write)
        {
            case StatusWrite.Failed:
                scheduler.Baselines.AddAfter(name, backoff.Next(name));
                break;
            case StatusWrite.Stale:
                scheduler.Baselines.Add(name);
                break;
            default:
                backoff.Reset(name);
                break;
        }
    }

    // What was found for an earlier spec says nothing of this one.
    private NamespaceBaselineStatus Build(NamespaceBaseline baseline, PendingDrift? pending)
    {
        var found = shares.Of(baseline.Metadata.Name).Where(share => share.Rendered.IsOf(baseline)).ToList();
        var waiting = state.NamespacesOf(baseline).Except(found.Select(share => share.Rendered.Namespace)).ToList();
        var uid = baseline.Metadata.Uid;
        var kept = SpecValidator.Validate(baseline).Count > 0 ? state.Read(view => KeptPolicies.Of(view, baseline, ledger)) : [];
        var elsewhere = new PoliciesElsewhere(kept, ledger.UnsettledElsewhere(uid), ledger.UnprunedOf(uid));
        return BaselineStatusBuilder.Build(baseline, found, waiting, elsewhere, pending, clock.GetUtcNow());
    }
}
