using System.Reflection;
using k8s.Models;
using KubeOps.Abstractions.Entities;

namespace KubeOps.KubernetesClient.Reading;

/// <summary>Where the objects of a class are. The attribute is read once a class; nothing else is reflected on.</summary>
internal static class EntityPath<TEntity>
{
    /// <summary>What the class's <see cref="KubernetesEntityAttribute"/> says.</summary>
    public static EntityMetadata Metadata { get; } = Read();

    private static string Group { get; } =
        string.IsNullOrEmpty(Metadata.Group) ? $"api/{Metadata.Version}" : $"apis/{Metadata.Group}/{Metadata.Version}";

    /// <summary>The path of all objects, of a namespace or of the cluster.</summary>
    public static string Collection(string? @namespace) => string.IsNullOrEmpty(@namespace)
        ? $"{Group}/{Metadata.PluralName}"
        : $"{Group}/namespaces/{Uri.EscapeDataString(@namespace)}/{Metadata.PluralName}";

    /// <summary>The path of one object.</summary>
    public static string Object(string? @namespace, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return $"{Collection(@namespace)}/{Uri.EscapeDataString(name)}";
    }

    private static EntityMetadata Read()
    {
        var attribute = typeof(TEntity).GetCustomAttribute<KubernetesEntityAttribute>()
            ?? throw new InvalidOperationException($"{typeof(TEntity)} has no [KubernetesEntity].");
        return new EntityMetadata(
            attribute.Kind,
            attribute.ApiVersion,
            string.IsNullOrEmpty(attribute.Group) ? null : attribute.Group,
            string.IsNullOrEmpty(attribute.PluralName) ? null : attribute.PluralName);
    }
}
