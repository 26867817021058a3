using k8s;
using k8s.Models;
using k8s.Rest;
using KubeOps.Abstractions.Entities;
using KubeOps.KubernetesClient.Reading;

namespace KubeOps.Operator.Watcher;

/// <summary>
/// Stands for a custom resource that cannot be read: its name and an empty spec. Its controller sees that it exists and finds
/// the spec invalid, instead of taking it for deleted. Kinds that are not ours say nothing without a spec and get none.
/// </summary>
internal static class Placeholder
{
    public static TEntity? For<TEntity>(UndecodableObject broken)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        if (!typeof(TEntity).IsAssignableTo(typeof(CustomKubernetesEntity)) || KubernetesJson.TypeInfo<TEntity>().CreateObject is not { } create)
            return default;
        var entity = create();
        entity.ApiVersion ??= EntityKind<TEntity>.Path.ApiVersion;
        entity.Kind ??= EntityKind<TEntity>.Name;
        entity.Metadata = new V1ObjectMeta
        {
            Name = broken.Name,
            NamespaceProperty = broken.Namespace,
            Uid = broken.Uid,
            ResourceVersion = broken.ResourceVersion,
        };
        return entity;
    }
}
