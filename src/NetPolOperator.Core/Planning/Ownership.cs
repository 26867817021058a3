using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

/// <summary>Whose a live policy is.</summary>
public enum PolicyOwnership
{
    /// <summary>Somebody else's: never touched.</summary>
    Foreign,

    /// <summary>Ours by label and owner UID.</summary>
    Ours,

    /// <summary>Ours as we have seen it, with the label or the owner UID stripped or changed since.</summary>
    OursStripped,
}

/// <summary>Tells our policies from others': by the managed-by label <em>and</em> the owner's UID, never by name.</summary>
public static class Ownership
{
    /// <summary>Whose the policy is, by what it says of itself and by what is remembered of it.</summary>
    public static PolicyOwnership Classify(V1NetworkPolicy policy, OwnershipMemory known)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(known);
        return OwnerUidOf(policy) is not null ? PolicyOwnership.Ours
            : known.FindByUid(policy.Metadata?.Uid) is not null ? PolicyOwnership.OursStripped
            : PolicyOwnership.Foreign;
    }

    /// <summary>
    /// The UID of the AppSegment or NamespaceBaseline that a policy belongs to, by label and controller reference alike, as we
    /// write them; null where either is missing or they disagree.
    /// </summary>
    public static string? OwnerUidOf(V1NetworkPolicy policy) =>
        IsLabelled(policy) && LabelUid(policy) is { } uid && ReferenceOf(policy)?.Uid == uid ? uid : null;

    /// <summary>
    /// Whether the policy belongs to that very owner: by the managed-by label and its UID, in the label, in the reference or both.
    /// </summary>
    internal static bool BelongsTo(V1NetworkPolicy policy, OwnerIdentity owner)
    {
        if (!IsLabelled(policy))
        {
            return false;
        }

        // Owners from files have no UID yet: the source annotation stands for it.
        return owner.Uid.Length == 0
            ? policy.Metadata.Annotations is { } annotations
                && annotations.TryGetValue(PolicyMetadata.SourceAnnotation, out var source) && source == owner.ToString()
            : ReferenceOf(policy) is { } reference ? reference.Uid == owner.Uid : LabelUid(policy) == owner.Uid;
    }

    /// <summary>
    /// Whether the policy is that very owner's and has lost nothing but the managed-by label: name, source annotation, the label with the owner's UID
    /// and the controller reference all tell so, which nobody else writes. Another manager's label is another's word.
    /// </summary>
    internal static bool LostItsLabel(V1NetworkPolicy policy, OwnerIdentity owner) =>
        owner.Uid.Length > 0
        && policy.Metadata.Name == owner.PolicyName
        && policy.Metadata.Labels?.ContainsKey(PolicyMetadata.ManagedByLabel) == false
        && LabelUid(policy) == owner.Uid
        && ReferenceOf(policy) is { Controller: true } reference && reference.Uid == owner.Uid
        && policy.Metadata.Annotations is { } annotations
        && annotations.TryGetValue(PolicyMetadata.SourceAnnotation, out var source) && source == owner.ToString();

    /// <summary>Whether something of the policy names that very owner, and nothing another one.</summary>
    internal static bool Claims(V1NetworkPolicy policy, OwnerIdentity owner) =>
        owner.Uid.Length > 0
        && (LabelUid(policy) == owner.Uid || ReferenceOf(policy)?.Uid == owner.Uid)
        && (ReferenceOf(policy) is not { } reference || reference.Uid == owner.Uid);

    /// <summary>Whether the policy is a step of a transition, which the next plan takes away.</summary>
    internal static bool IsPassing(V1NetworkPolicy policy) =>
        policy.Metadata.Annotations?.ContainsKey(PolicyMetadata.TransitionAnnotation) == true && policy.Metadata.DeletionTimestamp is null;

    /// <summary>
    /// The UID of an owner that was deleted without its policy (<c>kubectl delete --cascade=orphan</c>): the label still names it, the reference is
    /// gone. Null for any other policy.
    /// </summary>
    internal static string? OrphanedBy(V1NetworkPolicy policy) => IsLabelled(policy) && ReferenceOf(policy) is null ? LabelUid(policy) : null;

    /// <summary>The owner as the policy tells it, for one that is not there any more.</summary>
    internal static OwnerIdentity ClaimedOwner(V1NetworkPolicy policy)
    {
        var reference = ReferenceOf(policy);
        var kind = reference?.Kind ?? AppSegment.KindName;
        var ns = kind == NamespaceBaseline.KindName ? "" : policy.Metadata.NamespaceProperty ?? "";
        return new OwnerIdentity(kind, ns, reference?.Name ?? "", reference?.Uid ?? LabelUid(policy) ?? "");
    }

    private static bool IsLabelled(V1NetworkPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.Metadata?.Labels is { } labels && labels.TryGetValue(PolicyMetadata.ManagedByLabel, out var manager)
            && manager == PolicyMetadata.ManagedBy;
    }

    private static string? LabelUid(V1NetworkPolicy policy) =>
        policy.Metadata?.Labels is { } labels && labels.TryGetValue(PolicyMetadata.OwnerUidLabel, out var uid) && uid is { Length: > 0 } ? uid : null;

    /// <summary>Whether a reference names an AppSegment or NamespaceBaseline.</summary>
    internal static bool IsToOurKinds(V1OwnerReference reference) =>
        reference.ApiVersion?.StartsWith(ApiGroup.Name + "/", StringComparison.Ordinal) == true
        && reference.Kind is AppSegment.KindName or NamespaceBaseline.KindName;

    // The controller's, where somebody has put another one before it.
    private static V1OwnerReference? ReferenceOf(V1NetworkPolicy policy)
    {
        V1OwnerReference? found = null;
        foreach (var reference in policy.Metadata?.OwnerReferences ?? [])
        {
            if (IsToOurKinds(reference) && (found is null || (found.Controller != true && reference.Controller == true)))
            {
                found = reference;
            }
        }

        return found;
    }
}
