using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Reconciling.Status;

/// <summary>A policy of a resource whose spec is invalid, as it is found.</summary>
/// <param name="Reference">Which, with the hash of what it says now.</param>
/// <param name="IsAsWritten">Whether nobody has changed it since the operator wrote it.</param>
/// <param name="IsKnown">Whether it is known what it said last, so that it is put right if somebody changes it.</param>
/// <param name="PodSelector">The pods that it selects.</param>
internal sealed record KeptPolicy(PolicyReference Reference, bool IsAsWritten, bool IsKnown, V1LabelSelector? PodSelector);

/// <summary>Finds the policies that resources with an invalid spec still have: a status that tells of them has to look.</summary>
internal static class KeptPolicies
{
    /// <summary>The policy of an owner in a namespace; null where it is not there, or not the owner's.</summary>
    /// <param name="view">The live objects.</param>
    /// <param name="owner">The owner.</param>
    /// <param name="ns">The namespace.</param>
    /// <param name="name">The policy's name.</param>
    /// <param name="isKnown">Whether the namespace's plan knows what it said last.</param>
    public static KeptPolicy? Find(IClusterView view, OwnerIdentity owner, string ns, string name, bool isKnown)
    {
        if (view.PoliciesIn(ns).FirstOrDefault(policy => policy.Metadata.Name == name) is not { } live || Ownership.OwnerUidOf(live) != owner.Uid)
        {
            return null;
        }

        var hash = PolicyHash.Of(live);
        return new KeptPolicy(new PolicyReference { Namespace = ns, Name = name, Hash = hash }, PolicyHash.Noted(live) == hash, isKnown, live.Spec?.PodSelector);
    }

    /// <summary>All policies of a baseline, wherever they are, by namespace in order.</summary>
    public static IReadOnlyList<KeptPolicy> Of(IClusterView view, NamespaceBaseline baseline, NamespaceLedger ledger)
    {
        var owner = OwnerIdentity.Of(baseline);
        return
        [
            .. view.Namespaces.Select(ns => ns.Metadata.Name).Order(StringComparer.Ordinal)
                .Select(ns => Find(view, owner, ns, PolicyNames.OfBaseline(owner.Name), ledger.KnowsLastValid(ns, owner.Uid))).OfType<KeptPolicy>(),
        ];
    }
}
