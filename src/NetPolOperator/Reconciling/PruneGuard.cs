using k8s;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Kubernetes;

namespace NetPolOperator.Reconciling;

/// <summary>
/// Stands before deletions that nothing observed explains: an orphan found at start, a policy that no plan asks for any more.
/// They are made only once everything has been planned, only as many as the breaker's share, and an orphan only after the API
/// server itself says that its owner is gone. What was deleted a while ago counts along: a mistake that comes one namespace after
/// the other is one all the same.
/// </summary>
internal sealed class PruneGuard(IClusterApi api, NamespaceLedger ledger, PruneBreaker breaker, TimeProvider clock)
{
    /// <summary>Deletions within this time count together: long enough for somebody to look.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Queue<DateTimeOffset> _made = new();
    private volatile bool _everythingPlanned;

    /// <summary>Says that every namespace has been planned from a complete listing.</summary>
    public void EverythingPlanned() => _everythingPlanned = true;

    /// <summary>Says that so many counted deletions have been made. Take them off the ledger afterwards.</summary>
    public void Made(int deletions)
    {
        lock (_made)
        {
            for (var i = 0; i < deletions; i++)
            {
                _made.Enqueue(clock.GetUtcNow());
            }
        }
    }

    /// <summary>
    /// Whether the counted deletions of all plans, together with those made within the window, may be made; and when to ask again.
    /// Record the plan in the ledger first.
    /// </summary>
    public (PruneVerdict Verdict, DateTimeOffset? AskAgainAt) Judge()
    {
        if (!_everythingPlanned)
        {
            return (PruneVerdict.TooEarly, null);
        }

        lock (_made)
        {
            while (_made.TryPeek(out var at) && at + Window <= clock.GetUtcNow())
            {
                _made.Dequeue();
            }

            var (counted, owned) = ledger.PruneCensus();
            return breaker.Allows(counted + _made.Count, owned + _made.Count) ? (PruneVerdict.Allowed, null)
                : (PruneVerdict.Blocked, _made.TryPeek(out var oldest) ? oldest + Window : null);
        }
    }

    /// <summary>Whether the owner is really gone, by a live read. A read that fails throws: nothing is deleted on grounds of a failed read.</summary>
    public async Task<bool> IsOwnerGoneAsync(OwnerIdentity owner, CancellationToken cancellationToken) =>
        await ReadAsync(owner, cancellationToken).ConfigureAwait(false) is null;

    /// <summary>Whether the owner is there, and not on its way out: then the garbage collector takes its policy. By a live read; one that fails throws.</summary>
    public async Task<bool> IsOwnerStayingAsync(OwnerIdentity owner, CancellationToken cancellationToken) =>
        await ReadAsync(owner, cancellationToken).ConfigureAwait(false) is { DeletionTimestamp: null };

    private async Task<V1ObjectMeta?> ReadAsync(OwnerIdentity owner, CancellationToken cancellationToken)
    {
        IKubernetesObject<V1ObjectMeta>? live = owner.Kind == NamespaceBaseline.KindName
            ? await api.GetAsync<NamespaceBaseline>(owner.Name, null, cancellationToken).ConfigureAwait(false)
            : await api.GetAsync<AppSegment>(owner.Name, owner.Namespace, cancellationToken).ConfigureAwait(false);
        return live?.Metadata.Uid == owner.Uid ? live.Metadata : null;
    }
}

/// <summary>What becomes of counted deletions.</summary>
internal enum PruneVerdict
{
    /// <summary>They may be made.</summary>
    Allowed,

    /// <summary>Not everything has been planned yet; they are looked at again then.</summary>
    TooEarly,

    /// <summary>There are too many of them: somebody has to look.</summary>
    Blocked,
}
