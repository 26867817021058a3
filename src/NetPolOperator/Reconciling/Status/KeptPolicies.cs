using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Reconciling.Status;

/// <summary>A policy of a resource whose spec is invalid, as it is found.</summary>
/// <param name="Reference">
/// Which, with the hash of what the owner said last, never of what is found: it proves after a restart that nobody has changed the policy.
/// Without one where that is not known.
/// </param>
/// <param name="IsAsWritten">Whether it is what the owner said last.</param>
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
    /// <param name="lastValid">What it said last, if the namespace's plan knows.</param>
    /// <param name="status">The owner's status.</param>
    public static KeptPolicy? Find(IClusterView view, OwnerIdentity owner, string ns, string name, RenderedPolicy? lastValid, PolicyOwnerStatus? status)
    {
        if (view.PoliciesIn(ns).FirstOrDefault(policy => policy.Metadata.Name == name) is not { } live || Ownership.OwnerUidOf(live) != owner.Uid)
        {
            return null;
        }

        var hash = lastValid?.SpecHash ?? RecordedPolicies.HashOf(status, ns, name);
        var asWritten = lastValid is not null && SemanticDiff.AreEqual(lastValid.Policy!, live);
        return new KeptPolicy(new PolicyReference { Namespace = ns, Name = name, Hash = hash }, asWritten, lastValid is not null, live.Spec?.PodSelector);
    }

    /// <summary>
    /// All policies of a baseline, wherever they are, by namespace in order: first those whose hash is known, which is not to fall off the end of the list.
    /// </summary>
    public static IReadOnlyList<KeptPolicy> Of(IClusterView view, NamespaceBaseline baseline, NamespaceLedger ledger)
    {
        var owner = OwnerIdentity.Of(baseline);
        return
        [
            .. view.Namespaces.Select(ns => ns.Metadata.Name).Order(StringComparer.Ordinal)
                .Select(ns => Find(view, owner, ns, PolicyNames.OfBaseline(owner.Name), ledger.LastValidOf(ns, owner.Uid), baseline.Status)).OfType<KeptPolicy>()
                .OrderBy(policy => policy.Reference.Hash is null),
        ];
    }
}
