using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Core.Rendering;

/// <summary>The custom resource that a policy is rendered from.</summary>
/// <param name="Kind"><see cref="AppSegment.KindName"/> or <see cref="NamespaceBaseline.KindName"/>.</param>
/// <param name="Namespace">Its namespace; empty for a baseline.</param>
/// <param name="Name">Its name.</param>
/// <param name="Uid">Its UID; empty where it comes from a file.</param>
public sealed record OwnerIdentity(string Kind, string Namespace, string Name, string Uid)
{
    /// <summary>The key of the resource.</summary>
    public ObjectKey Key => new(Kind, Namespace, Name);

    /// <summary>The name of its policies; what says that it is this owner's under another name is a copy.</summary>
    public string PolicyName => Kind == NamespaceBaseline.KindName ? PolicyNames.OfBaseline(Name) : PolicyNames.OfSegment(Name);

    /// <summary>The identity of a segment.</summary>
    public static OwnerIdentity Of(AppSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return new(AppSegment.KindName, segment.Metadata.NamespaceProperty ?? "default", segment.Metadata.Name ?? "", segment.Metadata.Uid ?? "");
    }

    /// <summary>The identity of a baseline.</summary>
    public static OwnerIdentity Of(NamespaceBaseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return new(NamespaceBaseline.KindName, "", baseline.Metadata.Name ?? "", baseline.Metadata.Uid ?? "");
    }

    /// <summary>The controller reference that goes into the policy, or null without a UID.</summary>
    public V1OwnerReference? ToReference() => Uid.Length == 0
        ? null
        : new V1OwnerReference
        {
            ApiVersion = ApiGroup.GroupVersion,
            Kind = Kind,
            Name = Name,
            Uid = Uid,
            Controller = true,
            BlockOwnerDeletion = false,
        };

    /// <summary>As the key.</summary>
    public override string ToString() => Key.ToString();
}
