using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

/// <summary>Decides for each policy, desired or live, what is to happen to it, not yet in which order.</summary>
internal sealed partial class PolicyDecisions(OwnerSet owners, OwnershipMemory known, NamespaceRenderer renderer)
{
    private readonly Dictionary<string, RenderedPolicy> _wanted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _adopted = new(StringComparer.Ordinal);

    public List<PolicyChange> Changes { get; } = [];

    public List<NameConflict> Conflicts { get; } = [];

    /// <summary>How many live policies are ours.</summary>
    public int Owned { get; private set; }

    /// <summary>Creates and updates.</summary>
    public void DecideDesired(IReadOnlyCollection<V1NetworkPolicy> live)
    {
        var byName = new Dictionary<string, V1NetworkPolicy>(live.Count, StringComparer.Ordinal);
        foreach (var policy in live)
        {
            byName[policy.Metadata.Name] = policy;
        }

        foreach (var remembered in owners.Remembered)
        {
            if (byName.ContainsKey(remembered.Name) || (remembered.LastValid is not null && WasThere(remembered)))
            {
                Remembered.Add(remembered);
                DecideKept(remembered, byName);
            }
        }

        foreach (var leaving in owners.Leaving)
        {
            if ((leaving.IsValid ? leaving : leaving.LastValid) is { Mode: Modes.Enforce } last)
            {
                DecideLeaving(last, byName.GetValueOrDefault(last.Name));
            }
        }

        // Those first who had a policy: of two that want one name they keep it.
        foreach (var rendered in owners.Rendered)
        {
            DecideKept(rendered, byName);
        }

        for (var i = 0; i < owners.Rendered.Count; i++)
        {
            var rendered = owners.Rendered[i];
            if (!rendered.IsValid || rendered.Mode != Modes.Enforce)
            {
                continue;
            }

            var existing = byName.GetValueOrDefault(rendered.Name);
            if (existing is not null && rendered.Live?.IsOf(existing.Metadata) == true)
            {
                // The very version that was found to mean this, and to be ours, before.
                _wanted[rendered.Name] = rendered;
                _adopted.Add(rendered.Name);
            }
            else if (existing is not null && owners.IsHeldByAnother(existing, rendered.Owner, known))
            {
                Conflict(rendered, $"{Ownership.ClaimedOwner(existing)} has a policy of the same name: rename one of them");
            }
            else if (!_wanted.TryAdd(rendered.Name, rendered))
            {
                Conflict(rendered, $"{_wanted[rendered.Name].Owner} has a policy of the same name: rename one of them");
            }
            else if (existing is null)
            {
                Create(rendered, rendered.Policy!);
            }
            else
            {
                DecideExisting(i, rendered.Policy!, existing);
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
            // Whoever it claims, in the place of a kept policy it stays: nobody may know what belongs there, and without it the pods could be open.
            var kept = owners.IsKeptName(policy.Metadata.Name) && (!owners.ValidUids.ContainsKey(uid) || owners.IsCopy(policy, uid));
            if (!_adopted.Contains(policy.Metadata.Name) && !kept && policy.Metadata.DeletionTimestamp is null)
            {
                Changes.Add(WithCareWhileHeld(Deletion(policy, uid)));
            }
        }
    }

    private void Create(RenderedPolicy rendered, V1NetworkPolicy desired)
    {
        var wasThere = WasThere(rendered);
        Changes.Add(new PolicyChange(
            ChangeKind.Create,
            wasThere ? ChangeReason.DriftDeleted : ChangeReason.New,
            rendered.Namespace,
            rendered.Name,
            rendered.Owner,
            desired,
            null,
            wasThere ? "the policy was deleted" : "the policy is new"));
    }

    private void DecideExisting(int index, V1NetworkPolicy desired, V1NetworkPolicy live)
    {
        var rendered = owners.Rendered[index];
        if (!MayTakeOver(live, rendered.Owner, out var formerOwner))
        {
            Conflict(rendered, Whose(live, rendered.Owner));
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

        var reason = formerOwner ? ChangeReason.OwnerChanged : WasTampered(live) || IsStillWanted(live, desired) ? ChangeReason.DriftModified : ChangeReason.SpecChanged;
        Changes.Add(Update(rendered, desired, live, reason));
    }

    private static PolicyChange Update(RenderedPolicy rendered, V1NetworkPolicy desired, V1NetworkPolicy live, ChangeReason reason) => new(
        ChangeKind.Update,
        reason,
        rendered.Namespace,
        rendered.Name,
        rendered.Owner,
        PolicyMerge.Onto(live, desired),
        live,
        Summary(desired, live));

    // Ours is what says so by label and this owner's UID, what we saw to be ours before somebody relabelled it, what says so of an owner
    // that is gone or has its policy under another name, and what has lost its label alone while nobody looked.
    private bool MayTakeOver(V1NetworkPolicy live, OwnerIdentity owner, out bool formerOwner)
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

    // What we wrote carries the hash of what we wrote.
    private bool WasTampered(V1NetworkPolicy live) =>
        PolicyHash.Noted(live) is not { } hash
        || Ownership.OwnerUidOf(live) is not { } uid
        || owners.IsCopy(live, uid)
        || (known.FindByUid(live.Metadata.Uid) is { } seen && seen.OwnerUid != uid)
        || PolicyHash.Of(live) != hash;

    // The same hash, and yet a difference: in what no hash covers, such as the references.
    private static bool IsStillWanted(V1NetworkPolicy live, V1NetworkPolicy desired) => PolicyHash.Noted(live) == PolicyHash.Noted(desired);

    private static string Summary(V1NetworkPolicy desired, V1NetworkPolicy live)
    {
        const int Shown = 5;
        var differences = SemanticDiff.Compare(desired, live);
        // The hash differs whenever anything does.
        var telling = differences.Where(d => !d.Path.Contains(PolicyMetadata.SpecHashAnnotation, StringComparison.Ordinal)).ToList();
        var lines = (telling.Count > 0 ? telling : differences).Select(d => d.ToString()).ToList();
        return string.Join("; ", lines.Take(Shown)) + (lines.Count > Shown ? $"; and {lines.Count - Shown} more" : "");
    }

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
        return new PolicyChange(
            ChangeKind.Delete, reason, policy.Metadata.NamespaceProperty, policy.Metadata.Name, Ownership.ClaimedOwner(policy), null, policy, summary)
        {
            CountsForBreaker = reason is ChangeReason.NoLongerMatched or ChangeReason.Orphaned
                && !known.OwnerChangeObserved(ownerUid, policy.Metadata.NamespaceProperty),
        };
    }

    private void Conflict(RenderedPolicy rendered, string message) =>
        Conflicts.Add(new NameConflict(rendered.Owner, rendered.Namespace, rendered.Name, message));

    private static string Whose(V1NetworkPolicy live, OwnerIdentity owner)
    {
        var (ns, name) = (live.Metadata.NamespaceProperty, live.Metadata.Name);
        if (Ownership.OrphanedBy(live) is { } earlier)
        {
            // Nothing shows that it means what the owner of today wants: that is for somebody to say.
            return $"the NetworkPolicy {ns}/{name} was left behind by an earlier {owner} (UID {earlier}), whose deletion did not take it along, and is left alone: "
                + (owner.Uid.Length == 0 ? "delete it"
                    : $"hand it over with 'kubectl -n {ns} label --overwrite networkpolicy {name} {PolicyMetadata.OwnerUidLabel}={owner.Uid}', or delete it");
        }

        if (Ownership.Claims(live, owner))
        {
            return $"the NetworkPolicy {ns}/{name} names this {owner.Kind}, but has lost too many of the labels and annotations that would prove it to be its own, and is left "
                + $"alone: hand it over with 'kubectl -n {ns} label --overwrite networkpolicy {name} {PolicyMetadata.ManagedByLabel}={PolicyMetadata.ManagedBy} "
                + $"{PolicyMetadata.OwnerUidLabel}={owner.Uid}', or delete it";
        }

        var manager = live.Metadata.Labels is { } labels && labels.TryGetValue(PolicyMetadata.ManagedByLabel, out var by) ? $" (managed by {by})" : "";
        return $"the NetworkPolicy {ns}/{name}{manager} belongs to somebody else and is left alone: rename or delete it, or rename the resource";
    }
}
