using k8s;
using k8s.Models;

namespace KubeOps.Abstractions.Entities;

/// <summary>References between objects.</summary>
public static class KubernetesExtensions
{
    /// <summary>Sets the resourceVersion, so that an update fails where the object has changed since.</summary>
    public static TEntity WithResourceVersion<TEntity>(this TEntity entity, string resourceVersion)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        (entity.Metadata ??= new V1ObjectMeta()).ResourceVersion = resourceVersion;
        return entity;
    }

    /// <summary>Takes over another object's resourceVersion.</summary>
    public static TEntity WithResourceVersion<TEntity>(this TEntity entity, TEntity other)
        where TEntity : IKubernetesObject<V1ObjectMeta> =>
        entity.WithResourceVersion(other.Metadata.ResourceVersion);

    /// <summary>Names the object, in its present version.</summary>
    public static V1ObjectReference MakeObjectReference(this IKubernetesObject<V1ObjectMeta> kubernetesObject)
    {
        ArgumentNullException.ThrowIfNull(kubernetesObject);
        return new V1ObjectReference
        {
            ApiVersion = kubernetesObject.ApiVersion,
            Kind = kubernetesObject.Kind,
            Name = kubernetesObject.Metadata.Name,
            NamespaceProperty = kubernetesObject.Metadata.NamespaceProperty,
            ResourceVersion = kubernetesObject.Metadata.ResourceVersion,
            Uid = kubernetesObject.Metadata.Uid,
        };
    }

    /// <summary>Names the object as an owner.</summary>
    public static V1OwnerReference MakeOwnerReference(this IKubernetesObject<V1ObjectMeta> kubernetesObject)
    {
        ArgumentNullException.ThrowIfNull(kubernetesObject);
        return new V1OwnerReference
        {
            ApiVersion = kubernetesObject.ApiVersion,
            Kind = kubernetesObject.Kind,
            Name = kubernetesObject.Metadata.Name,
            Uid = kubernetesObject.Metadata.Uid,
        };
    }

    /// <summary>Adds an owner.</summary>
    public static TEntity WithOwnerReference<TEntity>(this TEntity resource, IKubernetesObject<V1ObjectMeta> owner)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        var metadata = resource.Metadata ??= new V1ObjectMeta();
        (metadata.OwnerReferences ??= []).Add(owner.MakeOwnerReference());
        return resource;
    }
}
