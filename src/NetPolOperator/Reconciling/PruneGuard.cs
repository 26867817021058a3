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
/// server itself says that its owner is gone.
/// </summary>
internal sealed class PruneGuard(IClusterApi api, NamespaceLedger ledger, PruneBreaker breaker)
{
    private volatile bool _everythingPlanned;

    /// <summary>Says that every namespace has been planned from a complete listing.</summary>
    public void EverythingPlanned() => _everythingPlanned = true;

    /// <summary>Whether the counted deletions of all plans together may be made. Record the plan in the ledger first.</summary>
    public PruneVerdict Judge()
    {
        if (!_everythingPlanned)
        {
            return PruneVerdict.TooEarly;
        }

        var (counted, owned) = ledger.PruneCensus();
        return breaker.Allows(counted, owned) ? PruneVerdict.Allowed : PruneVerdict.Blocked;
    }

    /// <summary>Whether the owner is really gone, by a live read. A read that fails throws: nothing is deleted on grounds of a failed read.</summary>
    public async Task<bool> IsOwnerGoneAsync(OwnerIdentity owner, CancellationToken cancellationToken)
    {
        IKubernetesObject<V1ObjectMeta>? live = owner.Kind == NamespaceBaseline.KindName
            ? await api.GetAsync<NamespaceBaseline>(owner.Name, null, cancellationToken).ConfigureAwait(false)
            : await api.GetAsync<AppSegment>(owner.Name, owner.Namespace, cancellationToken).ConfigureAwait(false);
        return live is null || live.Metadata.Uid != owner.Uid;
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
