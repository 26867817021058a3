using System.Collections.Concurrent;
using NetPolOperator.Cluster;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Live;
using NetPolOperator.Telemetry;

namespace NetPolOperator.Reconciling.Status;

/// <summary>Computes the statuses and the coverage of a namespace, and writes the statuses that say something new.</summary>
internal sealed class StatusReconciler(
    ClusterState state,
    NamespaceLedger ledger,
    DriftLedger drift,
    BaselineShares shares,
    StatusWriter writer,
    WriteBudget budget,
    WorkScheduler scheduler,
    IEnumerable<INamespaceMemory> memories,
    Backoff<string> backoff,
    OperatorMetrics metrics,
    TimeProvider clock)
{
    /// <summary>Policies go first: statuses wait until no namespace waits to be planned, but never longer than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentBag<EvaluationContext> _contexts = [];

    /// <summary>Brings the statuses of a namespace up to date.</summary>
    public async Task ReconcileAsync(WorkItem<string> item, CancellationToken cancellationToken)
    {
        await scheduler.Plans.WhenIdleAsync(Patience, cancellationToken).ConfigureAwait(false);
        var ns = item.Key;
        if (state.ForgetIfGone(ns, Forget))
        {
            MarkBaselines(shares.Set(ns, []));
            return;
        }

        if (ledger.Find(ns) is not { } record)
        {
            return;
        }

        var begun = clock.GetTimestamp();
        var (findings, outOfDate) = Judge(ns, record);
        scheduler.StatusComputed(ns, clock.GetElapsedTime(begun));
        if (outOfDate)
        {
            scheduler.Mark(new Affected { Statuses = { ns } });
        }

        MarkBaselines(shares.Set(ns, findings.Baselines));
        metrics.SetNamespace(ns, NamespaceFigures.Of(record, findings));
        var share = budget.Share(item.Hangs);
        var writes = await Task.WhenAll(findings.Segments.Select(pair => WriteAsync(share, pair.Segment, pair.Findings, cancellationToken))).ConfigureAwait(false);
        FollowUp(ns, writes);
    }

    // In Audit every namespace is judged beside all others: while one status follows the other, what has not changed is not worked out again.
    private (NamespaceFindings Findings, bool IsOutOfDate) Judge(string ns, NamespaceRecord record)
    {
        _contexts.TryTake(out var earlier);
        var ((findings, context), outOfDate) = state.Judge(ns, view =>
        {
            var now = new EvaluationContext(view, earlier);
            return (NamespaceJudge.Judge(ns, record, now, ledger.AuditedAlongside), now);
        });
        if (scheduler.Statuses.Depth > 1)
        {
            _contexts.Add(context);
        }
        else
        {
            _contexts.Clear();
        }

        return (findings, outOfDate);
    }

    private Task<StatusWrite> WriteAsync(WriteShare share, AppSegment segment, OwnerFindings findings, CancellationToken cancellationToken)
    {
        var pending = drift.Find(segment.Metadata.Uid);
        var status = SegmentStatusBuilder.Build(segment, findings, pending, clock.GetUtcNow());
        return StatusComparison.Same(segment.Status, status)
            ? Task.FromResult(StatusWrite.Written)
            : writer.WriteAsync(share, segment, status, pending, cancellationToken);
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
        backoff.Reset(ns);
        foreach (var memory in memories)
        {
            memory.Forget(ns);
        }
    }
}
