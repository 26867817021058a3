using System.Collections.Concurrent;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Reconciling;

/// <summary>Corrections that were made and are not in their owner's status yet. What is in the status survives restarts.</summary>
internal sealed class DriftLedger
{
    private readonly ConcurrentDictionary<string, PendingDrift> _pending = new();

    /// <summary>Notes a correction.</summary>
    public void Add(PolicyChange change, DateTimeOffset now)
    {
        var summary = change.Reason == ChangeReason.DriftDeleted
            ? $"NetworkPolicy {change.Namespace}/{change.Name} had been deleted and was created again"
            : $"NetworkPolicy {change.Namespace}/{change.Name} had been changed and was put right: {change.Summary}";
        _pending.AddOrUpdate(
            change.Owner.Uid,
            static (_, first) => first,
            static (_, before, latest) => latest with { Corrections = before.Corrections + 1 },
            new PendingDrift(change.Owner, 1, now, summary));
    }

    /// <summary>What is not in the owner's status yet, or null.</summary>
    public PendingDrift? Find(string ownerUid) => _pending.GetValueOrDefault(ownerUid);

    /// <summary>Forgets baselines that are gone, and such segments of a namespace: they have no status any more.</summary>
    public void Settle(string ns, IClusterView view)
    {
        foreach (var (uid, pending) in _pending)
        {
            var owner = pending.Owner;
            var isGone = owner.Kind == NamespaceBaseline.KindName ? view.Baselines.All(baseline => baseline.Metadata.Uid != uid)
                : owner.Namespace == ns && view.FindSegment(ns, owner.Name)?.Metadata.Uid != uid;
            if (isGone)
            {
                _pending.TryRemove(uid, out _);
            }
        }
    }

    /// <summary>Says that this much is in the status now. What has come since stays.</summary>
    public void Written(string ownerUid, PendingDrift written)
    {
        while (_pending.TryGetValue(ownerUid, out var now))
        {
            var rest = now.Corrections - written.Corrections;
            if (rest > 0 ? _pending.TryUpdate(ownerUid, now with { Corrections = rest }, now) : _pending.TryRemove(new(ownerUid, now)))
            {
                return;
            }
        }
    }
}

/// <summary>Corrections that are not in a status yet.</summary>
/// <param name="Owner">Whose policies were corrected.</param>
/// <param name="Corrections">How many.</param>
/// <param name="LastTime">When the last was made.</param>
/// <param name="LastSummary">What it was.</param>
internal sealed record PendingDrift(OwnerIdentity Owner, long Corrections, DateTimeOffset LastTime, string LastSummary);
