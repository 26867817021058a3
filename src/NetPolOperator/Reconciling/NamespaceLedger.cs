using System.Collections.Concurrent;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Reconciling;

/// <summary>The last plan of every namespace and what became of it: what statuses are made from.</summary>
internal sealed class NamespaceLedger : INamespaceMemory
{
    private readonly ConcurrentDictionary<string, NamespaceRecord> _records = new();
    private readonly AuditedBaselines _audited = new();

    /// <summary>Replaces the record of a namespace.</summary>
    public void Set(NamespaceRecord record)
    {
        lock (_audited)
        {
            _audited.Replace(Find(record.Plan.Namespace)?.AuditedBaselines ?? [], record.AuditedBaselines);
            _records[record.Plan.Namespace] = record;
        }
    }

    /// <summary>The record of a namespace; null before its first plan.</summary>
    public NamespaceRecord? Find(string ns) => _records.GetValueOrDefault(ns);

    /// <summary>What an audited baseline would write in all other namespaces: together they say what would be blocked.</summary>
    public IReadOnlyList<RenderedPolicy> AuditedAlongside(RenderedPolicy rendered)
    {
        lock (_audited)
        {
            return _audited.Alongside(rendered);
        }
    }

    /// <inheritdoc/>
    public void Forget(string ns)
    {
        lock (_audited)
        {
            if (_records.TryRemove(ns, out var gone))
            {
                _audited.Replace(gone.AuditedBaselines, []);
            }
        }
    }

    /// <summary>The policies of an owner that the breaker keeps from being deleted, by namespace in order.</summary>
    public IReadOnlyList<PolicyReference> UnprunedOf(string ownerUid) =>
    [
        .. _records.Values.SelectMany(record => record.Unpruned).Where(kept => kept.Owner.Uid == ownerUid).Select(kept => kept.Policy)
            .OrderBy(policy => policy.Namespace, StringComparer.Ordinal).ThenBy(policy => policy.Name, StringComparer.Ordinal),
    ];

    /// <summary>What an owner that is invalid now said last in a namespace; null where that is not known.</summary>
    public RenderedPolicy? LastValidOf(string ns, string ownerUid) =>
        Find(ns)?.Plan.Known.Where(rendered => rendered.Owner.Uid == ownerUid).Select(rendered => rendered.LastValid).FirstOrDefault(said => said is not null);

    /// <summary>What is still to be done, or cannot be, about policies of a baseline where it does not apply as it is now, by namespace in order.</summary>
    public IReadOnlyList<(string Namespace, PolicyOutcome Outcome)> UnsettledElsewhere(string ownerUid) =>
    [
        .. _records.Values
            .SelectMany(record => record.Plan.Remembered.Where(rendered => rendered.Owner.Uid == ownerUid)
                .Select(rendered => (record.Plan.Namespace, Outcome: record.OutcomeOf(rendered))))
            .Where(entry => entry.Outcome.State != PolicyState.InSync)
            .OrderBy(entry => entry.Namespace, StringComparer.Ordinal),
    ];

    /// <summary>Namespaces with deletions that the breaker counts.</summary>
    public IReadOnlyList<string> NamespacesWithCounted() =>
        [.. _records.Values.Where(record => record.CountedDeletions > 0).Select(record => record.Plan.Namespace)];

    /// <summary>How many deletions the plans hold that nothing observed explains, and of how many policies of ours.</summary>
    public (int Counted, int Owned) PruneCensus()
    {
        var (counted, owned) = (0, 0);
        foreach (var (_, record) in _records)
        {
            counted += record.CountedDeletions;
            owned += record.Plan.Owned;
        }

        return (counted, owned);
    }
}

/// <summary>A plan and what became of it.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Outcomes">By policy name; a policy that is not in here needed nothing and is in sync. Conflicts are the plan's: an owner's, not a policy's.</param>
/// <param name="CountedDeletions">Deletions that the breaker counts and that have not been made.</param>
internal sealed record NamespaceRecord(NamespacePlan Plan, IReadOnlyDictionary<string, PolicyOutcome> Outcomes, int CountedDeletions)
{
    /// <summary>Which namespace of that name it was; null where there was none.</summary>
    public string? NamespaceUid { get; init; }

    /// <summary>Policies that nobody asks for any more, and that the breaker keeps from being deleted.</summary>
    public IReadOnlyList<UnprunedPolicy> Unpruned { get; init; } = [];

    /// <summary>What baselines in Audit would write here.</summary>
    public IReadOnlyList<RenderedPolicy> AuditedBaselines { get; } =
        [.. Plan.Rendered.Where(rendered => rendered is { IsValid: true, Mode: Modes.Audit, Owner.Kind: NamespaceBaseline.KindName })];

    /// <summary>Where an owner's policy stands. Of two that want one name, one may have it.</summary>
    public PolicyOutcome OutcomeOf(RenderedPolicy rendered)
    {
        if (Plan.Leaving.Contains(rendered, ReferenceEqualityComparer.Instance))
        {
            return new PolicyOutcome(PolicyState.Pending, "the resource is being deleted, and a finalizer holds it up: its policy is kept while it is there, and not made anew");
        }

        for (var i = 0; i < Plan.Conflicts.Count; i++)
        {
            if (Plan.Conflicts[i].Owner == rendered.Owner)
            {
                return new PolicyOutcome(PolicyState.Conflict, Plan.Conflicts[i].Message);
            }
        }

        return Outcomes.GetValueOrDefault(rendered.Name, PolicyOutcome.InSync);
    }
}

/// <summary>A policy that the breaker keeps from being deleted.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Policy">Which.</param>
internal sealed record UnprunedPolicy(OwnerIdentity Owner, PolicyReference Policy)
{
    /// <summary>The policy of a deletion that is not made, with the hash of what its owner has said of it, where the plan knows.</summary>
    public static UnprunedPolicy Of(PolicyChange deletion, NamespacePlan plan) => new(
        deletion.Owner,
        new PolicyReference
        {
            Namespace = deletion.Namespace,
            Name = deletion.Name,
            Hash = plan.Remembered.FirstOrDefault(said => said.Owner == deletion.Owner && said.IsValid)?.SpecHash,
        });
}
