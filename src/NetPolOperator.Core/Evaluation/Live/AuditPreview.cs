using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Ports;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>
/// What a policy that is not written yet would change for the live pods, beside the live policies: pairs of workloads, in which a
/// workload may do what any of its pods may. The work grows with the policy's own workloads times all others, not with pairs of pods.
/// </summary>
public static class AuditPreview
{
    /// <summary>The connections that are possible now and would be blocked, the first of them by name, and how many would stay.</summary>
    /// <param name="context">The cluster as it is.</param>
    /// <param name="rendered">The policy.</param>
    /// <param name="alongside">
    /// Policies that would be written together with it: those of its baseline in other namespaces. Connections to their pods are left
    /// to their previews, so that those of all namespaces add up.
    /// </param>
    public static AuditStatus Compute(EvaluationContext context, RenderedPolicy rendered, IReadOnlyList<RenderedPolicy>? alongside = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(rendered);
        var status = new AuditStatus { WouldBlock = [] };
        if (!rendered.IsValid)
            return status;
        var change = new PolicyChangePreview(context, rendered, alongside ?? []);
        var own = context.Workloads.Where(change.Concerns).ToHashSet();
        if (own.Count == 0)
            return status;
        var ends = context.Workloads.Where(workload => own.Contains(workload) || !change.ConcernsAlongside(workload)).ToList();
        var ownEnds = ends.FindAll(own.Contains);
        foreach (var from in context.Workloads)
            foreach (var to in own.Contains(from) ? ends : ownEnds)
                Add(status, from, to, change.Compare(from, to));
        return status;
    }

    private static void Add(AuditStatus status, WorkloadPods from, WorkloadPods to, (ConnectionSet Lost, bool Stays) change)
    {
        if (change.Stays)
            status.WouldAllowTotal++;
        if (change.Lost.IsEmpty)
            return;
        status.WouldBlockTotal++;
        if (status.WouldBlock!.Count < PolicyOwnerStatus.ListLimit)
            status.WouldBlock.Add(new AuditConnection { From = from.Name, To = to.Name, Ports = change.Lost.ToString() });
    }
}
