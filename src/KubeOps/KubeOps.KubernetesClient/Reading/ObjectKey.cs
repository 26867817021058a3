using k8s.Models;

namespace KubeOps.KubernetesClient.Reading;

/// <summary>What tells the objects of a kind apart.</summary>
/// <param name="Namespace">The namespace; null for a cluster-scoped object.</param>
/// <param name="Name">The name.</param>
internal readonly record struct ObjectKey(string? Namespace, string Name)
{
    public static ObjectKey Of(IMetadata<V1ObjectMeta> entity) => new(entity.Metadata.NamespaceProperty, entity.Metadata.Name);

    public override string ToString() => Namespace is null ? Name : $"{Namespace}/{Name}";
}
