using k8s.Models;
using NetPolOperator.Cluster;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Telemetry;

namespace NetPolOperator.Reconciling;

/// <summary>One namespace: read, plan, apply, report.</summary>
internal sealed class NamespaceReconciler(
    ClusterState state,
    ChangeGate gate,
    PolicyApplier applier,
    FailureFollowUp followUp,
    NamespaceLedger ledger,
    DriftLedger drift,
    ContestTracker contests,
    AlterationLedger alterations,
    ChangeLog log,
    PruneNotices notices,
    WorkScheduler scheduler,
    IEnumerable<INamespaceMemory> memories,
    OperatorMetrics metrics,
    RenderSettings settings,
    TimeProvider clock)
{
    /// <summary>Brings the namespace to what is desired, as far as that is possible now, and queues what remains.</summary>
    public async Task ReconcileAsync(WorkItem<string> item, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        try
        {
            await PassAsync(item, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            metrics.Reconciled(clock.GetElapsedTime(begun));
        }
    }

    private async Task PassAsync(WorkItem<string> item, CancellationToken cancellationToken)
    {
        var ns = item.Key;
        var uid = state.Read(view => view.FindNamespace(ns)?.Metadata.Uid);
        var before = Before(ns, uid);
        var plan = Plan(ns, before?.Plan);
        var record = new NamespaceRecord(plan, OutcomesOf(plan, [], Empty, patient: true), plan.Changes.All.Count(change => change.CountsForBreaker))
        {
            NamespaceUid = uid,
            Unpruned = before?.Unpruned ?? [],
        };
        ledger.Set(record);
        MarkAudited(before?.AuditedBaselines ?? [], record.AuditedBaselines);
        if (plan.Changes.IsUnchecked)
        {
            log.Unchecked(ns);
        }

        var gated = await gate.PassAsync(plan, cancellationToken).ConfigureAwait(false);
        var (patient, begun) = (followUp.IsPatient(ns), clock.GetTimestamp());
        var results = await applier.ApplyAsync(gated.Changes, patient, item.Hangs, cancellationToken).ConfigureAwait(false);
        Report(item, record, gated, results, patient);
        MarkOwners(record.Unpruned.Select(kept => kept.Owner)
            .Concat(gated.Changes.All.Where(change => change.Kind == ChangeKind.Delete).Concat(gated.Unpruned).Select(change => change.Owner)));
        log.Applied(ns, results);
        var failed = await followUp.HandleAsync(ns, results, begun, cancellationToken).ConfigureAwait(false);
        ScheduleNext(ns, plan, gated, results);

        // A failure that a retry settles in a moment is not worth a status.
        if (!failed.IsFresh)
        {
            scheduler.Mark(results.Count > 0 ? Written(plan) : new Affected { Statuses = { ns } });
        }
    }

    // Nothing of another namespace that had the name says anything of this one.
    private NamespaceRecord? Before(string ns, string? uid)
    {
        var before = ledger.Find(ns);
        if (before is null || before.NamespaceUid == uid)
        {
            return before;
        }

        foreach (var memory in memories)
        {
            memory.Forget(ns);
        }

        return null;
    }

    private NamespacePlan Plan(string ns, NamespacePlan? before) => state.Plan(ns, (view, ownership) =>
    {
        var plan = NamespacePlanner.Plan(ns, view, settings, ownership, clock.GetUtcNow(), before, gate.Holds);
        ownership.Settle(plan, view.PoliciesIn(ns));
        contests.Settle(plan);
        alterations.Settle(plan);
        drift.Settle(ns, view);
        return plan;
    });

    // A baseline that does not match here (any more) hears nothing of the namespace's status, and its own tells of this policy.
    private Affected Written(NamespacePlan plan)
    {
        var affected = state.PoliciesWritten(plan.Namespace);
        affected.Baselines.UnionWith(plan.Remembered.Select(remembered => remembered.Owner.Name));
        return affected;
    }

    private static readonly Dictionary<string, PolicyOutcome> Empty = [];

    // What a baseline in Audit would block elsewhere depends on what it would write here.
    private void MarkAudited(IReadOnlyList<RenderedPolicy> before, IReadOnlyList<RenderedPolicy> after)
    {
        var (affected, same) = (new Affected(), ReferenceEqualityComparer.Instance);
        foreach (var changed in before.Except<RenderedPolicy>(after, same).Concat(after.Except<RenderedPolicy>(before, same)).DistinctBy(rendered => rendered.Owner))
        {
            affected.Statuses.UnionWith(ledger.AuditedAlongside(changed).Select(other => other.Namespace));
        }

        scheduler.Mark(affected);
    }

    private void Report(WorkItem<string> item, NamespaceRecord record, GatedChanges gated, IReadOnlyList<ChangeResult> results, bool patient)
    {
        var plan = record.Plan;
        var latency = clock.GetElapsedTime(item.Since);
        var deleted = 0;
        foreach (var result in results.Where(result => result.Error is null))
        {
            var change = result.Change;
            alterations.Note(result);
            notices.Note(change);
            deleted += change.CountsForBreaker ? 1 : 0;
            if (change.Kind != ChangeKind.Delete)
            {
                metrics.Enforced(latency);
            }

            // Where the owner's end was seen, the deletion is what follows from it, and nobody's interference.
            if (change is { Reason: ChangeReason.Orphaned, CountsForBreaker: true })
            {
                metrics.DriftCorrected(plan.Namespace, DriftReason.Orphaned);
            }
            else if (change.IsDrift && result.Altered is null)
            {
                metrics.DriftCorrected(plan.Namespace, change.Reason == ChangeReason.DriftDeleted ? DriftReason.Deleted : DriftReason.Modified);
                drift.Add(change, clock.GetUtcNow());
                contests.Corrected(change.Namespace, change.Name);
            }
        }

        gate.CarriedOut(results);

        // What was written is live now; the ledger need not hold a second copy of it.
        var done = plan.Written(results.Select(result => result.Answer).OfType<V1NetworkPolicy>());
        ledger.Set(new NamespaceRecord(done, OutcomesOf(plan, results, gated.Held, patient), gated.CountedDeletions - deleted)
        {
            NamespaceUid = record.NamespaceUid,
            Unpruned = [.. gated.Unpruned.Select(deletion => UnprunedPolicy.Of(deletion, plan))],
        });
    }

    // Their statuses tell of policies in namespaces that they have nothing to do with any more.
    private void MarkOwners(IEnumerable<OwnerIdentity> owners)
    {
        var affected = new Affected();
        affected.Baselines.UnionWith(owners.Where(owner => owner.Kind == NamespaceBaseline.KindName).Select(owner => owner.Name));
        scheduler.Mark(affected);
    }

    private void ScheduleNext(string ns, NamespacePlan plan, GatedChanges gated, IReadOnlyList<ChangeResult> results)
    {
        // A deletion may free a name that somebody waits for.
        var waited = plan.Conflicts.Select(conflict => conflict.Name).ToHashSet(StringComparer.Ordinal);
        if (results.Any(result => result.PlanAgain || (result is { Error: null, Change.Kind: ChangeKind.Delete } && waited.Contains(result.Change.Name))))
        {
            scheduler.Plans.Add(ns);
        }

        var now = clock.GetUtcNow();
        foreach (var at in new[] { plan.NextExpiry, gated.LookAgainAt })
        {
            if (at is { } due)
            {
                scheduler.Plans.AddAfter(ns, due - now);
            }
        }
    }

    private static Dictionary<string, PolicyOutcome> OutcomesOf(
        NamespacePlan plan, IReadOnlyList<ChangeResult> results, IReadOnlyDictionary<string, PolicyOutcome> held, bool patient)
    {
        var outcomes = new Dictionary<string, PolicyOutcome>();
        foreach (var change in plan.Changes.All.Concat(plan.Held))
        {
            outcomes[change.Name] = PolicyOutcome.Waiting;
        }

        foreach (var result in results)
        {
            outcomes[result.Change.Name] = OutcomeOf(result, patient);
        }

        foreach (var (name, outcome) in held)
        {
            outcomes[name] = outcome;
        }

        return outcomes;
    }

    private static PolicyOutcome OutcomeOf(ChangeResult result, bool patient) => result switch
    {
        { Error: { } error, IsTransient: true } when patient => new PolicyOutcome(PolicyState.Pending, $"will be tried again: {error.Message}"),
        { Error: { } error } => new PolicyOutcome(PolicyState.Failed, error.Message),
        { Altered: { } altered } => PolicyOutcome.AlteredBy(altered),
        _ => PolicyOutcome.InSync,
    };
}
