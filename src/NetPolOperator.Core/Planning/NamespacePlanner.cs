using k8s.Models;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Planning.Transitions;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

/// <summary>Plans one namespace: renders what is desired, compares it with what is live, and orders the writes.</summary>
public static class NamespacePlanner
{
    /// <summary>The plan of a namespace, by what is known now.</summary>
    /// <param name="ns">The namespace.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="known">What is remembered about policies.</param>
    /// <param name="now">The time.</param>
    /// <param name="previous">
    /// An earlier plan of the namespace; null for none. What has not changed since need not be worked out again, and the policy of an
    /// owner that has become invalid since is kept from drift; else the answer is the same with and without.
    /// </param>
    /// <param name="hold">
    /// Says of a change whether it is not to be made now; null for none. That has to be known before the changes are put in order: a transition
    /// whose end is left out would leave its beginning in force.
    /// </param>
    public static NamespacePlan Plan(
        string ns, IClusterView cluster, RenderSettings settings, OwnershipMemory known, DateTimeOffset now, NamespacePlan? previous = null, Func<PolicyChange, bool>? hold = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(known);
        // Nothing can be created in a terminating namespace, and what is there goes with it.
        if (cluster.FindNamespace(ns) is not { } found || BaselineScope.IsTerminating(found))
        {
            return NamespacePlan.LeaveAlone(ns);
        }

        var renderer = new NamespaceRenderer(ns, cluster, settings, now, previous?.Known ?? [], previous?.Basis);
        var live = cluster.PoliciesIn(ns);
        var byName = ByName(live);
        var owners = OwnerSet.Collect(found, cluster, settings, renderer, byName);
        var decisions = new PolicyDecisions(owners, known, renderer);
        decisions.DecideDesired(byName);
        decisions.DecideRest(live);
        var changes = decisions.Changes.ToLookup(change => hold?.Invoke(change) == true);
        return new NamespacePlan(
            ns,
            owners.Rendered,
            TransitionPlanner.Order([.. changes[false]], live, () => cluster.PodsIn(ns)),
            decisions.Conflicts,
            decisions.Owned,
            Earlier(NextExpiry(owners.Rendered), Earlier(NextExpiry(decisions.Remembered), NextExpiry(owners.Leaving))))
        {
            Remembered = decisions.Remembered,
            Leaving = owners.Leaving,
            Held = [.. changes[true]],
            Basis = renderer.Basis,
        };
    }

    private static Dictionary<string, V1NetworkPolicy> ByName(IReadOnlyCollection<V1NetworkPolicy> policies)
    {
        var byName = new Dictionary<string, V1NetworkPolicy>(policies.Count, StringComparer.Ordinal);
        foreach (var policy in policies)
        {
            byName[policy.Metadata.Name] = policy;
        }

        return byName;
    }

    private static DateTimeOffset? NextExpiry(IReadOnlyList<RenderedPolicy> rendered)
    {
        DateTimeOffset? next = null;
        foreach (var policy in rendered)
        {
            next = Earlier(next, policy.NextExpiry);
        }

        return next;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
}
