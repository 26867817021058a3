using k8s.Models;

#nullable disable // as KubernetesClient's

namespace k8s;

/// <summary>What a type says about itself.</summary>
public static class Extensions
{
    /// <summary>Where the API server keeps objects of this one's class.</summary>
    /// <exception cref="InvalidOperationException">The class does not say.</exception>
    public static KubernetesEntityAttribute GetKubernetesTypeMetadata<T>(this T obj)
        where T : IKubernetesObject => obj.GetType().GetKubernetesTypeMetadata();

    /// <summary>Where the API server keeps objects of a class.</summary>
    /// <exception cref="InvalidOperationException">The class does not say.</exception>
    public static KubernetesEntityAttribute GetKubernetesTypeMetadata(this Type currentType) =>
        KubernetesEntities.Find(currentType)
        ?? throw new InvalidOperationException(
            $"{currentType.Name} needs a [KubernetesEntity], and its project the analyzer KubeOps.Generator, which reads it at build time.");

    /// <summary>Sets apiVersion and kind as the class says, and makes metadata where there is none.</summary>
    public static T Initialize<T>(this T obj)
        where T : IKubernetesObject
    {
        var type = obj.GetKubernetesTypeMetadata();
        obj.ApiVersion = string.IsNullOrEmpty(type.Group) ? type.ApiVersion : $"{type.Group}/{type.ApiVersion}";
        obj.Kind = type.Kind ?? obj.GetType().Name;
        if (obj is IMetadata<V1ObjectMeta> { Metadata: null } bare)
            bare.Metadata = new V1ObjectMeta();
        return obj;
    }
}
