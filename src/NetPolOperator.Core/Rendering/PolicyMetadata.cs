namespace NetPolOperator.Core.Rendering;

/// <summary>Labels and annotations of our policies.</summary>
public static class PolicyMetadata
{
    /// <summary>The label that names who manages an object.</summary>
    public const string ManagedByLabel = "app.kubernetes.io/managed-by";

    /// <summary>Its value on our policies.</summary>
    public const string ManagedBy = "netpol-operator";

    /// <summary>The label with the owner's kind.</summary>
    public const string OwnerKindLabel = "netpol.io/owner-kind";

    /// <summary>The label with the owner's UID.</summary>
    public const string OwnerUidLabel = "netpol.io/owner-uid";

    /// <summary>The annotation with the source object, <c>AppSegment/shop/orders</c>.</summary>
    public const string SourceAnnotation = "netpol.io/source";

    /// <summary>The annotation with the hash of what was rendered.</summary>
    public const string SpecHashAnnotation = "netpol.io/spec-hash";

    /// <summary>The annotation that says which rule came from which field.</summary>
    public const string RulesAnnotation = "netpol.io/rules";

    /// <summary>The annotation of a policy that exists only during a transition.</summary>
    public const string TransitionAnnotation = "netpol.io/transition";

    /// <summary>The prefix of every label and annotation of ours.</summary>
    public const string Prefix = "netpol.io/";

    /// <summary>The labels that a policy of ours has.</summary>
    internal static IReadOnlyList<string> OwnLabels { get; } = [ManagedByLabel, OwnerKindLabel, OwnerUidLabel];

    /// <summary>The annotations that the hash covers.</summary>
    internal static IReadOnlyList<string> HashedAnnotations { get; } = [SourceAnnotation, RulesAnnotation, TransitionAnnotation];

    /// <summary>The annotations that a policy of ours has.</summary>
    internal static IReadOnlyList<string> OwnAnnotations { get; } = [SourceAnnotation, SpecHashAnnotation, RulesAnnotation, TransitionAnnotation];
}
