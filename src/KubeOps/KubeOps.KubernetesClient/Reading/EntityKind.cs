using k8s;
using k8s.Models;
using k8s.Rest;

namespace KubeOps.KubernetesClient.Reading;

/// <summary>What a class is in the API.</summary>
internal static class EntityKind<TEntity>
{
    /// <summary>What the class's <see cref="KubernetesEntityAttribute"/> says.</summary>
    public static KubernetesEntityAttribute Attribute { get; } = typeof(TEntity).GetKubernetesTypeMetadata();

    /// <summary>The kind, as it stands in manifests.</summary>
    public static string Name => Attribute.Kind;

    /// <summary>Where the objects are.</summary>
    public static ResourcePath Path { get; } = new(Attribute.Group ?? "", Attribute.ApiVersion, Attribute.PluralName);
}
