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
    private readonly HashSet<string> _changedOwners = new(StringComparer.Ordinal);

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
    }

    /// <summary>Remembers that an owner was seen to be deleted, by a watch event.</summary>
    public void OwnerDeleted(string ownerUid) => _deletedOwners.Add(ownerUid);

    /// <summary>Remembers that an owner was seen to change, by a watch event that brought a new generation.</summary>
    public void OwnerChanged(string ownerUid) => _changedOwners.Add(ownerUid);

    /// <summary>Forgets that an owner was seen to change: a full pass has planned everything that followed from it.</summary>
    public void OwnerSettled(string ownerUid) => _changedOwners.Remove(ownerUid);

    /// <summary>The policy of that UID, if it has been ours.</summary>
    public OwnedPolicy? FindByUid(string? uid) => uid is not null && _byUid.TryGetValue(uid, out var owned) ? owned : null;

    /// <summary>The policy of that name, if it has been ours.</summary>
    public OwnedPolicy? FindByName(string ns, string name) => _byName.GetValueOrDefault((ns, name));

    /// <summary>Whether the owner was seen to be deleted or changed.</summary>
    public bool OwnerChangeObserved(string ownerUid) => _deletedOwners.Contains(ownerUid) || _changedOwners.Contains(ownerUid);
}

/// <summary>A policy that has been ours.</summary>
/// <param name="Uid">The policy's UID.</param>
/// <param name="OwnerUid">Its owner's UID.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
public sealed record OwnedPolicy(string Uid, string OwnerUid, string Namespace, string Name);
