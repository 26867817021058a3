using k8s.Models;

namespace NetPolOperator.Core.Planning.Transitions;

/// <summary>
/// Orders the writes of a namespace so that no moment in between is worse than both ends: what is allowed before and after stays
/// allowed throughout, what is denied before and after stays denied.
/// </summary>
/// <remarks>
/// A single write is atomic and needs no order, and neither do several that have no pod in common. Others are tried in this order, and
/// the first sequence that <see cref="TransitionCheck"/> finds safe for the pods that are there is taken:
/// <list type="number">
/// <item>Plainly: creations, then updates that only widen, then the others, then updates that only narrow; deletions last. That is
/// safe wherever pods stay isolated by something.</item>
/// <item>One policy wide: pods that are open become isolated by several policies at once, so that the first of them would cut off
/// what only the others allow (or the other way round, when the last isolation goes). The policy that selects most of these pods is
/// first written with the rules of all of them, then the others follow plainly, and it is written as it should be, or deleted, in
/// the end. A baseline with its segments is the usual case: two writes more, however many segments there are.</item>
/// <item>Bridges: where that would let other pods through, each class of affected pods gets a policy of its own for the time of the
/// transition, which selects just them and allows what they have before and after. Largest overlaps first, and last to go; always safe.</item>
/// </list>
/// Where policies with very many allows overlap on very many pods that is too much to reckon (<see cref="TransitionBudget"/>), and the plain order is taken.
/// </remarks>
internal static class TransitionPlanner
{
    /// <summary>The changes as waves. The pods are asked for only where there is something to order.</summary>
    public static ChangeSet Order(IReadOnlyList<PolicyChange> changes, IReadOnlyCollection<V1NetworkPolicy> live, Func<IReadOnlyCollection<V1Pod>> pods)
    {
        if (changes.Count == 0)
        {
            return ChangeSet.Empty;
        }

        if (changes.Count == 1)
        {
            return new ChangeSet([changes]);
        }

        var transition = new Transition(changes, live, pods());
        var (waves, isChecked) = transition.FirstSafe();
        return new ChangeSet(waves.Select(w => (IReadOnlyList<PolicyChange>)w.Select(s => s.Change).ToList()).ToList()) { IsUnchecked = !isChecked };
    }
}
