using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

// Policies that stay as they were: their owner is not valid any more, or on its way out, or the breaker may hold their deletion back.
internal sealed partial class PolicyDecisions
{
    private void DecideKept(IReadOnlyDictionary<string, V1NetworkPolicy> live)
    {
        foreach (var remembered in owners.Remembered)
        {
            if (live.ContainsKey(remembered.Name) || (remembered.LastValid is not null && _claims.WasThere(remembered)))
            {
                Remembered.Add(remembered);
                DecideKept(remembered, live);
            }
        }

        foreach (var leaving in owners.Leaving)
        {
            if ((leaving.IsValid ? leaving : leaving.LastValid) is { Mode: Modes.Enforce } last)
            {
                DecideLeaving(last, live.GetValueOrDefault(last.Name));
            }
        }

        // Those first who had a policy: of two that want one name they keep it.
        foreach (var rendered in owners.Rendered)
        {
            DecideKept(rendered, live);
        }
    }

    private void DecideKept(RenderedPolicy rendered, IReadOnlyDictionary<string, V1NetworkPolicy> live)
    {
        if (rendered.LastValid is { Mode: Modes.Enforce } lastValid)
        {
            DecideKept(lastValid, live.GetValueOrDefault(rendered.Name));
        }
        else if (!rendered.IsValid && live.GetValueOrDefault(rendered.Name) is { } unknown)
        {
            DecideUnproven(rendered.Owner, unknown);
        }
    }

    // Nobody vouches for what it says, so nothing is put right by it and nothing made of it. But what is given until a time, by its own word, ends then.
    private void DecideUnproven(OwnerIdentity owner, V1NetworkPolicy live)
    {
        if (PolicyReader.Read(live, owner) is { } read && renderer.AsOfNow(read) is { HasExpired: true } now)
        {
            Changes.Add(PolicyChange.Update(now, live, ChangeReason.SpecChanged));
        }
    }

    // The policy of an owner that has become invalid stays as it is, and that means against everybody: drift is put right by what
    // the owner said last. Nothing new comes of it: a policy that was not there is not made, one that nobody touched is not changed,
    // but for rules that were given until a time that has come: a mistake elsewhere in the spec does not prolong them.
    private void DecideKept(RenderedPolicy lastValid, V1NetworkPolicy? live)
    {
        if (live is null)
        {
            if (_claims.WasThere(lastValid) && _wanted.TryAdd(lastValid.Name, lastValid))
            {
                Changes.Add(PolicyChange.Create(lastValid, wasThere: true));
            }
        }
        else if (!_claims.IsHeldByAnother(live, lastValid.Owner) && _claims.MayTakeOver(live, lastValid.Owner, out _)
            && _wanted.TryAdd(lastValid.Name, lastValid) && BackTo(lastValid, live) is { } change)
        {
            Changes.Add(change);
        }
    }

    // A finalizer may hold an owner up for long: its policy is kept to what it says until it is gone. Only what the garbage collector
    // has not set hands on is touched: neither made anew, nor given its reference back.
    private void DecideLeaving(RenderedPolicy last, V1NetworkPolicy? live)
    {
        if (live is { Metadata.DeletionTimestamp: null } && Ownership.OwnerUidOf(live) == last.Owner.Uid
            && !_claims.IsHeldByAnother(live, last.Owner) && _wanted.TryAdd(last.Name, last) && BackTo(last, live) is { } change)
        {
            Changes.Add(change);
        }
    }

    /// <summary>What baselines that say nothing of the namespace now have said of it, where they have a policy here.</summary>
    public List<RenderedPolicy> Remembered { get; } = [];

    // As long as the breaker holds the deletion back the policy is in force, and so kept from drift, and its rules expire. Not one under another
    // name than ours, which never was the baseline's word, nor an orphan: there is nobody to tell.
    private PolicyChange WithCareWhileHeld(PolicyChange deletion)
    {
        var (owner, live) = (deletion.Owner, deletion.Live!);
        if (!deletion.CountsForBreaker || deletion.Reason != ChangeReason.NoLongerMatched
            || owner.Kind != NamespaceBaseline.KindName || PolicyNames.OfBaseline(owner.Name) != deletion.Name
            || (renderer.LastValidOf(owner) ?? owners.Recorded(live, owner)) is not { Mode: Modes.Enforce } said)
        {
            return deletion;
        }

        said = renderer.AsOfNow(said);
        Remembered.Add(said);
        return deletion with { WhileHeld = BackTo(said, live) };
    }

    private PolicyChange? BackTo(RenderedPolicy said, V1NetworkPolicy live) => SemanticDiff.AreEqual(said.Policy!, live)
        ? null
        : PolicyChange.Update(said, live, IsDrift(said, live) ? ChangeReason.DriftModified : ChangeReason.SpecChanged);

    // That the hash fits proves nothing: whoever may edit the policy may compute it. What was in place and is no more was changed by somebody,
    // but for rules whose time has come.
    private bool IsDrift(RenderedPolicy said, V1NetworkPolicy live) => _claims.WasTampered(live) || (said.WasLive && !(said.HasExpired && WasSaidUntilNow(said, live)));

    private bool WasSaidUntilNow(RenderedPolicy said, V1NetworkPolicy live) =>
        PolicyReader.Read(live, said.Owner) is { } before && SemanticDiff.AreEqual(said.Policy!, renderer.AsOfNow(before).Policy!);
}
