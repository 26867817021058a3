using k8s.Models;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>Whose a policy says that it is, read off the specification: by the label of who manages it, the owner's UID in a label, and the owner's reference.</summary>
internal sealed record Claim(bool IsManaged, string? Label, string? Reference)
{
    /// <summary>The UID of the owner that it says it is of, in every way that our policies say it; null for somebody else's.</summary>
    public string? OwnerUid => IsManaged && Label is { Length: > 0 } && Label == Reference ? Label : null;

    /// <summary>The claim of a policy.</summary>
    public static Claim Of(V1NetworkPolicy policy)
    {
        var labels = policy.Metadata.Labels ?? new Dictionary<string, string>();
        return new Claim(
            labels.TryGetValue("app.kubernetes.io/managed-by", out var manager) && manager == "netpol-operator",
            labels.TryGetValue("netpol.io/owner-uid", out var uid) ? uid : null,
            policy.Metadata.OwnerReferences?.FirstOrDefault(r => r.ApiVersion.StartsWith("netpol.io/", StringComparison.Ordinal))?.Uid);
    }

    /// <summary>Whether it names that owner, though maybe not in every way: who has been handed it over, or whose policy lost a label.</summary>
    public bool Names(string ownerUid) => IsManaged && (Reference ?? Label) == ownerUid;

    /// <summary>Whether it names that owner in every other way, and nobody as its manager: that label alone was taken off.</summary>
    public static bool LacksTheLabelAlone(V1NetworkPolicy policy, string owner, string ownerUid) =>
        policy.Metadata.Labels?.ContainsKey("app.kubernetes.io/managed-by") == false
        && Of(policy) is { Label: { } label, Reference: { } reference } && label == ownerUid && reference == ownerUid
        && policy.Metadata.Annotations?.TryGetValue("netpol.io/source", out var source) == true && source == owner;
}
