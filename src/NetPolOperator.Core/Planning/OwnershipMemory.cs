using k8s.Models;

namespace NetPolOperator.Core.Planning;

/// <summary>
/// What is remembered about policies while the process runs, beyond what the live objects say of themselves: that a policy was
/// ours before somebody stripped its label, or was there before somebody deleted it, and that an owner's deletion was seen.
/// The planner only reads it. Not thread-safe: guarded by the lock that guards the cluster state.
/// </summary>
public sealed class OwnershipMemory
{
    private readonly Dictionary<string, OwnedPolicy> _byUid = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Namespace, string Name), OwnedPolicy> _byName = [];
    private readonly HashSet<string> _deletedOwners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _changedOwners = new(StringComparer.Ordinal);

    /// <summary>Remembers a live policy if it is ours: called for every policy that a watch or a write brings.</summary>
    public void Observe(V1NetworkPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (Ownership.OwnerUidOf(policy) is { } ownerUid && policy.Metadata.Uid is { Length: > 0 } uid)
        {
            var owned = new OwnedPolicy(uid, ownerUid, policy.Metadata.NamespaceProperty, policy.Metadata.Name);
            _byUid[uid] = owned;
            _byName[(owned.Namespace, owned.Name)] = owned;
        }
    }

    /// <summary>Forgets a policy: we deleted it ourselves, or what was made of its deletion has been written.</summary>
    public void Forget(string ns, string name)
    {
        if (_byName.Remove((ns, name), out var owned))
        {
            _byUid.Remove(owned.Uid);
        }
    }

    /// <summary>Forgets all policies of a namespace that was deleted.</summary>
    public void ForgetNamespace(string ns)
    {
        foreach (var key in _byName.Keys.Where(k => k.Namespace == ns).ToList())
        {
            Forget(key.Namespace, key.Name);
        }

        _changedOwners.Remove(ns);
    }

    /// <summary>Remembers that an owner was seen to be deleted, by a watch event.</summary>
    public void OwnerDeleted(string ownerUid) => _deletedOwners.Add(ownerUid);

    /// <summary>Remembers that an owner was seen to change, by a watch event that brought a new generation.</summary>
    /// <param name="ownerUid">The owner.</param>
    /// <param name="namespaces">Where deletions follow from that, not where they would have without it.</param>
    public void OwnerChanged(string ownerUid, IEnumerable<string> namespaces)
    {
        ArgumentNullException.ThrowIfNull(namespaces);
        foreach (var ns in namespaces)
        {
            if (!_changedOwners.TryGetValue(ns, out var owners))
            {
                _changedOwners[ns] = owners = new HashSet<string>(StringComparer.Ordinal);
            }

            owners.Add(ownerUid);
        }
    }

    /// <summary>
    /// Forgets the changes of owners that have nothing left to be deleted in the planned namespace: what is no longer matched there
    /// later does not follow from them.
    /// </summary>
    public void Settle(NamespacePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (_changedOwners.TryGetValue(plan.Namespace, out var owners))
        {
            owners.IntersectWith(plan.Changes.All.Where(c => c.Kind == ChangeKind.Delete).Select(c => c.Owner.Uid));
            if (owners.Count == 0)
            {
                _changedOwners.Remove(plan.Namespace);
            }
        }
    }

    /// <summary>The policy of that UID, if it has been ours.</summary>
    public OwnedPolicy? FindByUid(string? uid) => uid is not null && _byUid.TryGetValue(uid, out var owned) ? owned : null;

    /// <summary>The policy of that name, if it has been ours.</summary>
    public OwnedPolicy? FindByName(string ns, string name) => _byName.GetValueOrDefault((ns, name));

    /// <summary>The namespaces with policies of an owner.</summary>
    public IReadOnlyCollection<string> NamespacesOf(string ownerUid) =>
        _byUid.Values.Where(owned => owned.OwnerUid == ownerUid).Select(owned => owned.Namespace).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the owner was seen to be deleted, or to change in a way that has not been settled in the namespace yet.</summary>
    public bool OwnerChangeObserved(string ownerUid, string ns) =>
        _deletedOwners.Contains(ownerUid) || (_changedOwners.TryGetValue(ns, out var owners) && owners.Contains(ownerUid));
}

/// <summary>A policy that has been ours.</summary>
/// <param name="Uid">The policy's UID.</param>
/// <param name="OwnerUid">Its owner's UID.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
public sealed record OwnedPolicy(string Uid, string OwnerUid, string Namespace, string Name);
