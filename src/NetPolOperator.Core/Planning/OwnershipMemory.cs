using k8s.Models;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

/// <summary>
/// What is remembered about policies while the process runs, beyond what the live objects say of themselves: that a policy was
/// ours before somebody stripped its label, or was there before somebody deleted it, and that an owner was seen to change or to go.
/// Nothing of that outlives what it is needed for. The planner only reads it. Not thread-safe: guarded by the lock that guards the
/// cluster state.
/// </summary>
public sealed class OwnershipMemory
{
    private readonly Dictionary<string, OwnedPolicy> _byUid = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, OwnedPolicy>> _byNamespace = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _changedOwners = new(StringComparer.Ordinal);

    /// <summary>How much is remembered: policies, and changes of owners that are not settled.</summary>
    public int Count => _byUid.Count + _changedOwners.Values.Sum(owners => owners.Count);

    /// <summary>
    /// Remembers a live policy if it is ours: called for every policy that a watch or a write brings. Whose a policy has been it stays, whatever
    /// somebody writes on it: only a write of ours hands it over.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="written">Whether we wrote it.</param>
    public void Observe(V1NetworkPolicy policy, bool written = false)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (Ownership.OwnerUidOf(policy) is { } ownerUid && policy.Metadata.Uid is { Length: > 0 } uid && (written || !_byUid.ContainsKey(uid)))
        {
            // One of the same name and another UID is its successor.
            Forget(policy.Metadata.NamespaceProperty, policy.Metadata.Name);
            var owned = new OwnedPolicy(uid, ownerUid, policy.Metadata.NamespaceProperty, policy.Metadata.Name)
            {
                WrittenHash = written ? PolicyHash.Noted(policy) : null,
            };
            _byUid[uid] = owned;
            if (!_byNamespace.TryGetValue(owned.Namespace, out var names))
            {
                _byNamespace[owned.Namespace] = names = new Dictionary<string, OwnedPolicy>(StringComparer.Ordinal);
            }

            names[owned.Name] = owned;
        }
    }

    /// <summary>Forgets a policy: we deleted it ourselves.</summary>
    public void Forget(string ns, string name)
    {
        if (_byNamespace.TryGetValue(ns, out var names) && names.Remove(name, out var owned))
        {
            _byUid.Remove(owned.Uid);
            if (names.Count == 0)
            {
                _byNamespace.Remove(ns);
            }
        }
    }

    /// <summary>Forgets all of a namespace that was deleted.</summary>
    public void ForgetNamespace(string ns)
    {
        if (_byNamespace.Remove(ns, out var names))
        {
            foreach (var owned in names.Values)
            {
                _byUid.Remove(owned.Uid);
            }
        }

        _changedOwners.Remove(ns);
    }

    /// <summary>Remembers that an owner was seen to be deleted, or to change, by a watch event that brought a new generation.</summary>
    /// <param name="ownerUid">The owner.</param>
    /// <param name="namespaces">Where deletions follow from that, not where they would have without it. They are to be planned.</param>
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
    /// Forgets what the planned namespace has no need of: the changes of owners that have nothing left to be deleted there (what is no longer
    /// matched later does not follow from them), and policies that are neither there nor anybody's.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="live">The policies that it was made from.</param>
    public void Settle(NamespacePlan plan, IReadOnlyCollection<V1NetworkPolicy> live)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(live);
        if (_changedOwners.TryGetValue(plan.Namespace, out var owners))
        {
            owners.IntersectWith(plan.Changes.All.Where(c => c.Kind == ChangeKind.Delete).Select(c => c.Owner.Uid));
            if (owners.Count == 0)
            {
                _changedOwners.Remove(plan.Namespace);
            }
        }

        // As many as are live, as a rule: then there is nothing to look for.
        if (_byNamespace.TryGetValue(plan.Namespace, out var names) && names.Count > plan.Owned)
        {
            var needed = live.Select(policy => policy.Metadata.Name).Concat(plan.Known.Select(rendered => rendered.Name)).ToHashSet(StringComparer.Ordinal);
            foreach (var name in names.Keys.Where(name => !needed.Contains(name)).ToList())
            {
                Forget(plan.Namespace, name);
            }
        }
    }

    /// <summary>The policy of that UID, if it has been ours.</summary>
    public OwnedPolicy? FindByUid(string? uid) => uid is not null && _byUid.TryGetValue(uid, out var owned) ? owned : null;

    /// <summary>The policy of that name, if it has been ours.</summary>
    public OwnedPolicy? FindByName(string ns, string name) => _byNamespace.GetValueOrDefault(ns)?.GetValueOrDefault(name);

    /// <summary>The namespaces with policies of an owner.</summary>
    public IReadOnlyCollection<string> NamespacesOf(string ownerUid) =>
        _byUid.Values.Where(owned => owned.OwnerUid == ownerUid).Select(owned => owned.Namespace).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the owner was seen to be deleted, or to change in a way that has not been settled in the namespace yet.</summary>
    public bool OwnerChangeObserved(string ownerUid, string ns) =>
        _changedOwners.TryGetValue(ns, out var owners) && owners.Contains(ownerUid);
}

/// <summary>A policy that has been ours.</summary>
/// <param name="Uid">The policy's UID.</param>
/// <param name="OwnerUid">Its owner's UID.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
public sealed record OwnedPolicy(string Uid, string OwnerUid, string Namespace, string Name)
{
    /// <summary>The hash of what we wrote last; null where this process has not written it.</summary>
    public string? WrittenHash { get; init; }
}
