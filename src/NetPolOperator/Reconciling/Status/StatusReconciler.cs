using NetPolOperator.Cluster;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Telemetry;

namespace NetPolOperator.Reconciling.Status;

/// <summary>Computes the statuses and the coverage of a namespace, and writes the statuses that say something new.</summary>
internal sealed class StatusReconciler(
    ClusterState state,
    NamespaceLedger ledger,
    DriftLedger drift,
    BaselineShares shares,
    StatusWriter writer,
    WorkScheduler scheduler,
    Backoff<string> backoff,
    OperatorMetrics metrics,
    TimeProvider clock)
{
    /// <summary>Policies go first: statuses wait until no namespace waits to be planned, but never longer than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Brings the statuses of a namespace up to date.</summary>
    public async Task ReconcileAsync(WorkItem<string> item, CancellationToken cancellationToken)
    {
        await scheduler.Plans.WhenIdleAsync(Patience, cancellationToken).ConfigureAwait(false);
        var ns = item.Key;
        if (state.Read(view => view.FindNamespace(ns)) is null)
        {
            MarkBaselines(shares.Set(ns, []));
            Forget(ns);
            return;
        }

        if (ledger.Find(ns) is not { } record)
        {
            return;
        }

        var begun = clock.GetTimestamp();
        var (findings, outOfDate) = state.Judge(ns, view => NamespaceJudge.Judge(ns, record, view, ledger.AuditedAlongside));
        scheduler.StatusComputed(ns, clock.GetElapsedTime(begun));
        if (outOfDate)
        {
            scheduler.Mark(new Affected { Statuses = { ns } });
        }

        MarkBaselines(shares.Set(ns, findings.Baselines));
        metrics.SetNamespace(ns, NamespaceFigures.Of(record, findings));
        var writes = await Task.WhenAll(findings.Segments.Select(pair => WriteAsync(pair.Segment, pair.Findings, cancellationToken))).ConfigureAwait(false);
        FollowUp(ns, writes);
    }

    private Task<StatusWrite> WriteAsync(AppSegment segment, OwnerFindings findings, CancellationToken cancellationToken)
    {
        var pending = drift.Find(segment.Metadata.Uid);
        var status = SegmentStatusBuilder.Build(segment, findings, pending, clock.GetUtcNow());
        return StatusComparison.Same(segment.Status, status)
            ? Task.FromResult(StatusWrite.Written)
            : writer.WriteAsync(segment, status, pending, cancellationToken);
    }

    private void FollowUp(string ns, StatusWrite[] writes)
    {
        if (writes.Contains(StatusWrite.Failed))
        {
            scheduler.Statuses.AddAfter(ns, backoff.Next(ns));
        }
        else
        {
            backoff.Reset(ns);
            if (writes.Contains(StatusWrite.Stale))
            {
                scheduler.Statuses.Add(ns);
            }
        }
    }

    private void MarkBaselines(IReadOnlyCollection<string> baselines)
    {
        var affected = new Affected();
        affected.Baselines.UnionWith(baselines);
        scheduler.Mark(affected);
    }

    private void Forget(string ns)
    {
        metrics.RemoveNamespace(ns);
        ledger.Remove(ns);
        scheduler.Forget(ns);
    }
}
