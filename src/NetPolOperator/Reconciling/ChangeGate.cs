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
    private static readonly TimeSpan RetryRead = TimeSpan.FromSeconds(30);

    /// <summary>Passes what may be done. The plan's counted deletions are in the ledger already.</summary>
    public async Task<GatedChanges> PassAsync(NamespacePlan plan, CancellationToken cancellationToken)
    {
        var held = new Dictionary<string, PolicyOutcome>();
        var counted = plan.Changes.All.Where(change => change.CountsForBreaker).ToList();
        var (changes, unpruned, askAgain) = counted.Count == 0 ? (plan.Changes, [], null) : Prune(plan, counted);
        (changes, var readAgain) = await WithoutLiveOwnersAsync(changes, cancellationToken).ConfigureAwait(false);
        var again = Earlier(askAgain, readAgain);
        changes = Without(changes, change =>
        {
            if (alterations.Find(change) is { } altered)
            {
                held[change.Name] = PolicyOutcome.AlteredBy(altered);
                return true;
            }

            if (!change.IsDrift || contests.Held(change.Namespace, change.Name) is not { } contest)
            {
                return false;
            }

            again = Earlier(again, contest.Until);
            held[change.Name] = new PolicyOutcome(
                PolicyState.Contested,
                $"somebody keeps changing NetworkPolicy {change.Namespace}/{change.Name} back: {contest.Corrections} corrections so far, the next waits");
            return true;
        });
        return new GatedChanges(changes, held, counted.Count, unpruned, again);
    }

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

    // An orphan is deleted only after the API server itself has said that its owner is gone.
    private async Task<(ChangeSet Changes, DateTimeOffset? LookAgainAt)> WithoutLiveOwnersAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        DateTimeOffset? again = null;
        var kept = new HashSet<PolicyChange>(ReferenceEqualityComparer.Instance);
        foreach (var change in changes.All.Where(change => change.Reason == ChangeReason.Orphaned))
        {
            try
            {
                if (await guard.IsOwnerGoneAsync(change.Owner, cancellationToken).ConfigureAwait(false))
                {
                    continue;
                }

                logger.LogWarning("Not pruning {Namespace}/{Name}: its owner {Owner} is there after all", change.Namespace, change.Name, change.Owner);
            }
            catch (ApiException e)
            {
                logger.LogWarning(
                    "Not pruning {Namespace}/{Name}: whether its owner {Owner} is gone could not be read: {Message}",
                    change.Namespace, change.Name, change.Owner, e.Message);
                again = clock.GetUtcNow() + RetryRead;
            }

            kept.Add(change);
        }

        return (kept.Count == 0 ? changes : Without(changes, kept.Contains), again);
    }

    private static ChangeSet Without(ChangeSet changes, Func<PolicyChange, bool> leaveOut)
    {
        var waves = changes.Waves.Select(wave => (IReadOnlyList<PolicyChange>)wave.Where(change => !leaveOut(change)).ToList());
        return new ChangeSet([.. waves.Where(wave => wave.Count > 0)]);
    }
}
