using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

// Policies whose owner is not valid any more, or on its way out.
internal sealed partial class PolicyDecisions
{
    private void DecideKept(RenderedPolicy rendered, Dictionary<string, V1NetworkPolicy> live)
    {
        if (rendered.LastValid is { Mode: Modes.Enforce } lastValid)
        {
            DecideKept(lastValid, live.GetValueOrDefault(rendered.Name));
        }
    }

    // The policy of an owner that has become invalid stays as it is, and that means against everybody: drift is put right by what
    // the owner said last. Nothing new comes of it: a policy that was not there is not made, one that nobody touched is not changed,
    // but for rules that were given until a time that has come: a mistake elsewhere in the spec does not prolong them.
    private void DecideKept(RenderedPolicy lastValid, V1NetworkPolicy? live)
    {
        if (live is null)
        {
            if (WasThere(lastValid))
            {
                Create(lastValid, lastValid.Policy!);
            }
        }
        else if (MayTakeOver(live, lastValid.Owner, out var formerOwner) && !formerOwner)
        {
            PutRight(lastValid, live);
        }
    }

    // A finalizer may hold an owner up for long: its policy is kept to what it says until it is gone. Only what the garbage collector
    // has not set hands on is touched: neither made anew, nor given its reference back.
    private void DecideLeaving(RenderedPolicy last, V1NetworkPolicy? live)
    {
        if (live is { Metadata.DeletionTimestamp: null } && Ownership.OwnerUidOf(live) == last.Owner.Uid)
        {
            PutRight(last, live);
        }
    }

    private void PutRight(RenderedPolicy last, V1NetworkPolicy live)
    {
        var tampered = WasTampered(live);
        if (tampered || (last.HasExpired && !SemanticDiff.AreEqual(last.Policy!, live)))
        {
            Update(last, last.Policy!, live, tampered ? ChangeReason.DriftModified : ChangeReason.SpecChanged);
        }
    }

    private bool WasThere(RenderedPolicy rendered) =>
        rendered.Owner.Uid.Length > 0 && known.FindByName(rendered.Namespace, rendered.Name)?.OwnerUid == rendered.Owner.Uid;
}
