using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

/// <summary>Decides for each policy, desired or live, what is to happen to it, not yet in which order.</summary>
internal sealed partial class PolicyDecisions(OwnerSet owners, OwnershipMemory known, NamespaceRenderer renderer)
{
    private readonly PolicyClaims _claims = new(owners, known);
    private readonly Dictionary<string, RenderedPolicy> _wanted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _adopted = new(StringComparer.Ordinal);

    public List<PolicyChange> Changes { get; } = [];

    public List<NameConflict> Conflicts { get; } = [];

    /// <summary>How many live policies are ours.</summary>
    public int Owned { get; private set; }

    /// <summary>Creates and updates.</summary>
    public void DecideDesired(IReadOnlyDictionary<string, V1NetworkPolicy> live)
    {
        DecideKept(live);
        for (var i = 0; i < owners.Rendered.Count; i++)
        {
            if (owners.Rendered[i] is { IsValid: true, Mode: Modes.Enforce } rendered)
            {
                DecideDesired(i, rendered, live.GetValueOrDefault(rendered.Name));
            }
        }
    }

    /// <summary>Deletions: what is ours and nobody wants.</summary>
    public void DecideRest(IReadOnlyCollection<V1NetworkPolicy> live)
    {
        foreach (var policy in live)
        {
            // A policy that was stripped and that nobody wants any more may have been made somebody's own: it is left alone.
            if (Ownership.OwnerUidOf(policy) is not { } uid)
            {
                continue;
            }

            Owned++;
            if (!_adopted.Contains(policy.Metadata.Name) && !_claims.IsInPlaceOfAKept(policy, uid) && policy.Metadata.DeletionTimestamp is null)
            {
                Changes.Add(WithCareWhileHeld(Deletion(policy, uid)));
            }
        }
    }

    private void DecideDesired(int index, RenderedPolicy rendered, V1NetworkPolicy? existing)
    {
        if (existing is not null && rendered.Live?.IsOf(existing.Metadata) == true)
        {
            // The very version that was found to mean this, and to be ours, before.
            _wanted[rendered.Name] = rendered;
            _adopted.Add(rendered.Name);
        }
        else if (existing is not null && _claims.IsHeldByAnother(existing, rendered.Owner))
        {
            Conflicts.Add(NameConflict.Between(rendered, Ownership.ClaimedOwner(existing)));
        }
        else if (!_wanted.TryAdd(rendered.Name, rendered))
        {
            Conflicts.Add(NameConflict.Between(rendered, _wanted[rendered.Name].Owner));
        }
        else if (existing is null)
        {
            Changes.Add(PolicyChange.Create(rendered, _claims.WasThere(rendered)));
        }
        else
        {
            DecideExisting(index, rendered, existing);
        }
    }

    private void DecideExisting(int index, RenderedPolicy rendered, V1NetworkPolicy live)
    {
        var desired = rendered.Policy!;
        if (!_claims.MayTakeOver(live, rendered.Owner, out var formerOwner))
        {
            Conflicts.Add(NameConflict.With(rendered, live));
            return;
        }

        _adopted.Add(rendered.Name);
        if (SemanticDiff.AreEqual(desired, live))
        {
            if (LiveVersion.Of(live.Metadata) is { } version)
            {
                owners.FoundLive(index, version);
            }

            return;
        }

        var reason = formerOwner ? ChangeReason.OwnerChanged
            : !_claims.IsNews(desired, live) && (_claims.WasTampered(live) || IsStillWanted(live, desired)) ? ChangeReason.DriftModified
            : ChangeReason.SpecChanged;
        Changes.Add(PolicyChange.Update(rendered, live, reason));
    }

    // The same hash, and yet a difference: in what no hash covers, such as the references.
    private static bool IsStillWanted(V1NetworkPolicy live, V1NetworkPolicy desired) => PolicyHash.Noted(live) == PolicyHash.Noted(desired);

    private PolicyChange Deletion(V1NetworkPolicy policy, string ownerUid)
    {
        var exists = owners.ValidUids.TryGetValue(ownerUid, out var mode);
        var copy = owners.IsCopy(policy, ownerUid);
        var (reason, summary) = (Ownership.IsPassing(policy), copy, exists, mode) switch
        {
            (true, _, _, _) => (ChangeReason.Transition, "it was needed during a transition only"),
            (_, true, _, _) => (ChangeReason.Copied, "it claims an owner whose policy has another name"),
            (_, _, true, Modes.Audit) => (ChangeReason.Audit, "its owner is in Audit mode"),
            (_, _, true, _) => (ChangeReason.NoLongerMatched, "its owner no longer asks for it here"),
            _ => (ChangeReason.Orphaned, "its owner is gone"),
        };
        return PolicyChange.Delete(policy, reason, summary) with
        {
            CountsForBreaker = reason is ChangeReason.NoLongerMatched or ChangeReason.Orphaned
                && !known.OwnerChangeObserved(ownerUid, policy.Metadata.NamespaceProperty),
        };
    }
}
