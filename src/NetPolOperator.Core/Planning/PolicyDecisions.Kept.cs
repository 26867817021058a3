using k8s.Models;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

// Policies whose owner is not valid any more.
internal sealed partial class PolicyDecisions
{
    // The policy of an owner that has become invalid stays as it is, and that means against everybody: drift is put right by what
    // the owner said last. Nothing new comes of it: a policy that was not there is not made, one that nobody touched is not changed.
    private void DecideKept(RenderedPolicy lastValid, V1NetworkPolicy? live)
    {
        if (live is null)
        {
            if (WasThere(lastValid))
            {
                Create(lastValid, lastValid.Policy!);
            }
        }
        else if (MayTakeOver(live, lastValid.Owner, out var formerOwner) && !formerOwner && WasTampered(live))
        {
            Update(lastValid, lastValid.Policy!, live, ChangeReason.DriftModified);
        }
    }

    private bool WasThere(RenderedPolicy rendered) =>
        rendered.Owner.Uid.Length > 0 && known.FindByName(rendered.Namespace, rendered.Name)?.OwnerUid == rendered.Owner.Uid;
}
