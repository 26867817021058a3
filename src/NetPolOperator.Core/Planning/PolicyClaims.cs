using k8s.Models;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

/// <summary>Whose a live policy is, by what it says of itself, by what has been seen of it, and by which owners are there.</summary>
internal sealed class PolicyClaims(OwnerSet owners, OwnershipMemory known)
{
    /// <summary>
    /// Whether the policy is the owner's to change: what says so by label and this owner's UID, what we saw to be its own before somebody relabelled
    /// it, what says so of an owner that is gone or has its policy under another name, and what has lost its label alone while nobody looked.
    /// </summary>
    /// <param name="live">The policy.</param>
    /// <param name="owner">The owner.</param>
    /// <param name="formerOwner">Whether it belongs to an owner that is gone.</param>
    public bool MayTakeOver(V1NetworkPolicy live, OwnerIdentity owner, out bool formerOwner)
    {
        formerOwner = false;
        if (Ownership.BelongsTo(live, owner) || known.FindByUid(live.Metadata.Uid)?.OwnerUid == owner.Uid)
        {
            return true;
        }

        if (Ownership.OwnerUidOf(live) is { } uid)
        {
            formerOwner = !owners.ValidUids.ContainsKey(uid) && !owners.KeptUids.Contains(uid);
            return formerOwner || owners.IsCopy(live, uid);
        }

        return Ownership.LostItsLabel(live, owner);
    }

    /// <summary>Whether somebody has changed what we wrote: that carries the hash of what we wrote.</summary>
    public bool WasTampered(V1NetworkPolicy live) =>
        PolicyHash.Noted(live) is not { } hash
        || Ownership.OwnerUidOf(live) is not { } uid
        || owners.IsCopy(live, uid)
        || (known.FindByUid(live.Metadata.Uid) is { } seen && seen.OwnerUid != uid)
        || PolicyHash.Of(live) != hash;

    /// <summary>Whether something else is wanted than what we wrote last: then somebody's change is no reason to wait with it.</summary>
    public bool IsNews(V1NetworkPolicy desired, V1NetworkPolicy live) =>
        known.FindByUid(live.Metadata.Uid)?.WrittenHash is { } written && written != PolicyHash.Noted(desired);

    /// <summary>
    /// Whether a live policy is that of another owner that is there: two of them can want one name, where a long one was cut. Who has
    /// it keeps it.
    /// </summary>
    public bool IsHeldByAnother(V1NetworkPolicy live, OwnerIdentity owner) =>
        (known.FindByUid(live.Metadata.Uid)?.OwnerUid ?? Ownership.OwnerUidOf(live)) is { } uid && uid != owner.Uid && owners.NameFor(uid) == live.Metadata.Name;

    /// <summary>Whether the owner's policy has been there.</summary>
    public bool WasThere(RenderedPolicy rendered) =>
        rendered.Owner.Uid.Length > 0 && known.FindByName(rendered.Namespace, rendered.Name)?.OwnerUid == rendered.Owner.Uid;

    /// <summary>
    /// Whether the policy is in the place of a kept one: whoever it claims, it stays. Nobody may know what belongs there, and without it the pods
    /// could be open.
    /// </summary>
    public bool IsInPlaceOfAKept(V1NetworkPolicy live, string ownerUid) =>
        owners.IsKeptName(live.Metadata.Name) && (!owners.ValidUids.ContainsKey(ownerUid) || owners.IsCopy(live, ownerUid));
}
