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
        var uid = OwnerUidOf(policy);
        return uid is not null ? PolicyOwnership.Ours
            : known.FindByUid(policy.Metadata.Uid) is not null ? PolicyOwnership.OursStripped
            : PolicyOwnership.Foreign;
    }

    /// <summary>The UID of the AppSegment or NamespaceBaseline that a policy says it belongs to; null where it is not ours.</summary>
    public static string? OwnerUidOf(V1NetworkPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var labels = policy.Metadata?.Labels;
        if (labels is null || !labels.TryGetValue(PolicyMetadata.ManagedByLabel, out var manager) || manager != PolicyMetadata.ManagedBy)
        {
            return null;
        }

        labels.TryGetValue(PolicyMetadata.OwnerUidLabel, out var labelUid);
        foreach (var reference in policy.Metadata!.OwnerReferences ?? [])
        {
            if (reference.ApiVersion is { } api && api.StartsWith(ApiGroup.Name + "/", StringComparison.Ordinal) && reference.Uid == labelUid)
            {
                return labelUid;
            }
        }

        return null;
    }
}
