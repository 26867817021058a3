using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NetPolOperator.Core.Planning;
using NetPolOperator.Kubernetes;
using NetPolOperator.Telemetry;

namespace NetPolOperator.Reconciling;

/// <summary>What of a change set is carried out now, and why the rest is not.</summary>
/// <param name="Changes">What is carried out now.</param>
/// <param name="Held">Outcomes of the policies that are left as they are for now, by name.</param>
/// <param name="CountedDeletions">Deletions that the breaker counts.</param>
/// <param name="Unpruned">Deletions that the breaker holds back.</param>
/// <param name="LookAgainAt">When to look again at what is held back; null where only a change can help.</param>
internal sealed record GatedChanges(
    ChangeSet Changes, IReadOnlyDictionary<string, PolicyOutcome> Held, int CountedDeletions, IReadOnlyList<PolicyChange> Unpruned, DateTimeOffset? LookAgainAt);

/// <summary>Holds back what must not be done now: prunings that look like a mistake, and corrections that somebody contests.</summary>
internal sealed class ChangeGate(
    PruneGuard guard, ContestTracker contests, AlterationLedger alterations, OperatorMetrics metrics, TimeProvider clock, ILogger<ChangeGate> logger)
{
    private const int NamedAtMost = 5;
    private const int ReadsAtOnce = 16;
    private static readonly TimeSpan RetryRead = TimeSpan.FromSeconds(30);

    // Pods may be open meanwhile.
    private static readonly TimeSpan RetryReadForDrift = TimeSpan.FromSeconds(1);

    /// <summary>Passes what may be done. The plan's counted deletions are in the ledger already.</summary>
    public async Task<GatedChanges> PassAsync(NamespacePlan plan, CancellationToken cancellationToken)
    {
        var held = new Dictionary<string, PolicyOutcome>();
        var counted = plan.Changes.All.Where(change => change.CountsForBreaker).ToList();
        var (changes, unpruned, askAgain) = counted.Count == 0 ? (plan.Changes, [], null) : Prune(plan, counted);
        (changes, var readAgain) = await ConfirmedAsync(changes, cancellationToken).ConfigureAwait(false);
        var again = Earlier(askAgain, readAgain);

        // What is done while the breaker holds a deletion back has come in only now.
        foreach (var change in plan.Held.Concat(changes.All.Where(Holds)))
        {
            var hold = Hold(change);
            held[change.Name] = hold?.Outcome ?? PolicyOutcome.Waiting;
            again = Earlier(again, hold is null ? clock.GetUtcNow() : hold.Value.Until);
        }

        changes = Without(changes, change => held.ContainsKey(change.Name));
        return new GatedChanges(changes, held, counted.Count, unpruned, again);
    }

    /// <summary>Whether a change is not to be made now. To be asked before changes are put in order, as the steps of a transition belong together.</summary>
    public bool Holds(PolicyChange change) => Hold(change) is not null;

    /// <summary>Takes note of what was carried out. The ledger is told afterwards.</summary>
    public void CarriedOut(IReadOnlyList<ChangeResult> results) =>
        guard.Made(results.Count(result => result.Error is null && result.Change.CountsForBreaker));

    private (ChangeSet Changes, IReadOnlyList<PolicyChange> Unpruned, DateTimeOffset? AskAgainAt) Prune(NamespacePlan plan, List<PolicyChange> counted)
    {
        var (verdict, askAgainAt) = guard.Judge();
        if (verdict == PruneVerdict.Allowed)
        {
            return (plan.Changes, [], null);
        }

        var rest = PruneBreaker.WithoutCounted(plan.Changes);
        if (verdict == PruneVerdict.TooEarly)
        {
            return (rest, [], askAgainAt);
        }

        metrics.PruneBlocked();
        var more = counted.Count > NamedAtMost ? $" and {counted.Count - NamedAtMost} more" : "";
        logger.LogWarning(
            "Not pruning NetworkPolicy {Policies} in namespace {Namespace}: with all other prunings of the last {Minutes:0} minutes that no observed "
            + "change explains, that would exceed --prune-limit. If they are to go, raise it for one run",
            string.Join(", ", counted.Take(NamedAtMost).Select(change => change.Name)) + more, plan.Namespace, PruneGuard.Window.TotalMinutes);
        return (rest, counted, askAgainAt);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;

    private (PolicyOutcome Outcome, DateTimeOffset? Until)? Hold(PolicyChange change)
    {
        if (alterations.Find(change) is { } altered)
        {
            return (PolicyOutcome.AlteredBy(altered), null);
        }

        return change.IsDrift && contests.Held(change.Namespace, change.Name) is { } contest
            ? (new PolicyOutcome(
                PolicyState.Contested,
                $"somebody keeps changing NetworkPolicy {change.Namespace}/{change.Name} back: {contest.Corrections} corrections so far, the next waits"), contest.Until)
            : null;
    }

    // Whether an owner is there is for the API server to say, where all rests on it: the watch that tells of policies may be ahead of the one that
    // tells of owners, and behind it. An orphan is deleted only if its owner is gone; what was deleted is made anew only if its owner is not.
    private async Task<(ChangeSet Changes, DateTimeOffset? LookAgainAt)> ConfirmedAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var resting = changes.All.Where(change => change.Reason is ChangeReason.Orphaned or ChangeReason.DriftDeleted).ToList();
        if (resting.Count == 0)
        {
            return (changes, null);
        }

        var leftOut = new ConcurrentDictionary<string, DateTimeOffset?>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(resting, options, async (change, stop) =>
        {
            if (await RefuteAsync(change, stop).ConfigureAwait(false) is { } refuted)
            {
                leftOut[change.Name] = refuted.LookAgainAt;
            }
        }).ConfigureAwait(false);

        // By name: with the end of a transition goes its beginning.
        return (Without(changes, change => leftOut.ContainsKey(change.Name)), leftOut.Values.Min());
    }

    private async Task<(bool Refuted, DateTimeOffset? LookAgainAt)?> RefuteAsync(PolicyChange change, CancellationToken cancellationToken)
    {
        var orphan = change.Reason == ChangeReason.Orphaned;
        var what = orphan ? "pruning" : "creating again";
        try
        {
            if (orphan ? await guard.IsOwnerGoneAsync(change.Owner, cancellationToken).ConfigureAwait(false)
                : await guard.IsOwnerStayingAsync(change.Owner, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            logger.Log(
                orphan ? LogLevel.Warning : LogLevel.Debug,
                "Not {What} {Namespace}/{Name}: its owner {Owner} is {Where}",
                what, change.Namespace, change.Name, change.Owner, orphan ? "there after all" : "gone or being deleted");
            return (true, orphan ? null : clock.GetUtcNow() + RetryRead);
        }
        catch (ApiException e)
        {
            logger.LogWarning(
                "Not {What} {Namespace}/{Name}: whether its owner {Owner} is gone could not be read: {Message}",
                what, change.Namespace, change.Name, change.Owner, e.Message);
            return (true, clock.GetUtcNow() + (orphan ? RetryRead : RetryReadForDrift));
        }
    }

    private static ChangeSet Without(ChangeSet changes, Func<PolicyChange, bool> leaveOut)
    {
        var waves = changes.Waves.Select(wave => (IReadOnlyList<PolicyChange>)wave.Where(change => !leaveOut(change)).ToList());
        return new ChangeSet([.. waves.Where(wave => wave.Count > 0)]);
    }
}
