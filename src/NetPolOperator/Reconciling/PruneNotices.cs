using System.Collections.Concurrent;
using k8s.Models;
using KubeOps.Abstractions.Events;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Reconciling.Status;

namespace NetPolOperator.Reconciling;

/// <summary>
/// Tells of policies that were deleted because nobody asks for them any more: where the owner is there, to the owner; else about the policy itself,
/// among its namespace's events. A baseline may lose many at once, and is told the sum together with its status.
/// </summary>
internal sealed class PruneNotices(EventQueue events)
{
    private readonly ConcurrentDictionary<string, Pruned> _ofBaselines = new();

    /// <summary>Takes note of a write that was carried out.</summary>
    public void Note(PolicyChange change)
    {
        if (change.Kind != ChangeKind.Delete || change.Reason == ChangeReason.Transition)
        {
            return;
        }

        var owner = change.Owner;
        var what = $"NetworkPolicy {change.Namespace}/{change.Name}";
        if (change.Reason == ChangeReason.Orphaned)
        {
            // Nobody saw the owner go where the breaker counts it: somebody should look.
            events.Add(Reference(change), Event($"{what} was deleted: its owner {owner} (UID {owner.Uid}) is gone", change.CountsForBreaker));
        }
        else if (owner.Kind == NamespaceBaseline.KindName)
        {
            _ofBaselines.AddOrUpdate(
                owner.Name,
                static (_, first) => first,
                static (_, before, latest) => latest with { Count = before.Count + 1, IsUnexplained = before.IsUnexplained || latest.IsUnexplained },
                new Pruned(1, what, change.Summary, change.CountsForBreaker));
        }
        else
        {
            events.Add(new AppSegment { Metadata = Identity(owner) }, Event($"{what} was deleted: {change.Summary}", change.CountsForBreaker));
        }
    }

    /// <summary>Tells a baseline what has been deleted since it was told last.</summary>
    public void Tell(NamespaceBaseline baseline)
    {
        if (_ofBaselines.TryRemove(baseline.Metadata.Name, out var pruned))
        {
            var what = pruned.Count == 1 ? $"{pruned.Last} was deleted" : $"{pruned.Count} NetworkPolicies were deleted, {pruned.Last} the last";
            events.Add(new NamespaceBaseline { Metadata = Identity(OwnerIdentity.Of(baseline)) }, Event($"{what}: {pruned.Why}", pruned.IsUnexplained));
        }
    }

    /// <summary>Forgets a baseline that is gone.</summary>
    public void Forget(string baseline) => _ofBaselines.TryRemove(baseline, out _);

    private static StatusEvent Event(string message, bool isUnexplained) => new(EventReasons.PolicyPruned, message, isUnexplained ? EventType.Warning : EventType.Normal);

    // Events may wait for long: they hold names, not objects.
    private static V1NetworkPolicy Reference(PolicyChange change) => new()
    {
        ApiVersion = $"{V1NetworkPolicy.KubeGroup}/{V1NetworkPolicy.KubeApiVersion}",
        Kind = V1NetworkPolicy.KubeKind,
        Metadata = new V1ObjectMeta { Name = change.Name, NamespaceProperty = change.Namespace, Uid = change.Live?.Metadata.Uid },
    };

    private static V1ObjectMeta Identity(OwnerIdentity owner) =>
        new() { Name = owner.Name, NamespaceProperty = owner.Namespace.Length == 0 ? null : owner.Namespace, Uid = owner.Uid };

    private sealed record Pruned(int Count, string Last, string Why, bool IsUnexplained);
}
