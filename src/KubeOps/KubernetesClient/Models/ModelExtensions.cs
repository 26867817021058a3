#nullable disable // as KubernetesClient's: an object without metadata answers null

namespace k8s.Models;

/// <summary>Short ways to an object's metadata.</summary>
public static partial class ModelExtensions
{
    /// <summary>The API group of an object's apiVersion; empty for the core group.</summary>
    public static string ApiGroup(this IKubernetesObject obj) => obj.ApiGroupAndVersion().Item1;

    /// <summary>The version of an object's apiVersion, without the group.</summary>
    public static string ApiGroupVersion(this IKubernetesObject obj) => obj.ApiGroupAndVersion().Item2;

    /// <summary>Group and version of an object's apiVersion.</summary>
    public static (string, string) ApiGroupAndVersion(this IKubernetesObject obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj.ApiVersion?.Split('/', 2) switch
        {
            null => (null, null),
            [var version] => ("", version),
            var parts => (parts[0], parts[1]),
        };
    }

    /// <summary>The name.</summary>
    public static string Name(this IMetadata<V1ObjectMeta> obj) => obj?.Metadata?.Name;

    /// <summary>The namespace; null for cluster-scoped objects.</summary>
    public static string Namespace(this IMetadata<V1ObjectMeta> obj) => obj?.Metadata?.NamespaceProperty;

    /// <summary>The namespace; null for cluster-scoped objects.</summary>
    public static string Namespace(this V1ObjectMeta meta) => meta?.NamespaceProperty;

    /// <summary>Sets the namespace.</summary>
    public static void SetNamespace(this V1ObjectMeta meta, string ns)
    {
        ArgumentNullException.ThrowIfNull(meta);
        meta.NamespaceProperty = ns;
    }

    /// <summary>The uid: the same for as long as the object lives, and never given again.</summary>
    public static string Uid(this IMetadata<V1ObjectMeta> obj) => obj?.Metadata?.Uid;

    /// <summary>The version of the object as it was read.</summary>
    public static string ResourceVersion(this IMetadata<V1ObjectMeta> obj) => obj?.Metadata?.ResourceVersion;

    /// <summary>The version of the list: a watch goes on from it.</summary>
    public static string ResourceVersion(this IMetadata<V1ListMeta> list) => list?.Metadata?.ResourceVersion;

    /// <summary>The token for the list's next page; null or empty for the last one.</summary>
    public static string Continue(this IMetadata<V1ListMeta> list) => list?.Metadata?.ContinueProperty;

    /// <summary>How often the spec was changed.</summary>
    public static long? Generation(this IMetadata<V1ObjectMeta> obj) => obj?.Metadata?.Generation;

    /// <summary>When the object was created.</summary>
    public static DateTime? CreationTimestamp(this IMetadata<V1ObjectMeta> obj) => obj?.Metadata?.CreationTimestamp;

    /// <summary>When its deletion was asked for; null while it was not.</summary>
    public static DateTime? DeletionTimestamp(this IMetadata<V1ObjectMeta> obj) => obj?.Metadata?.DeletionTimestamp;

    /// <summary>The metadata, made where there is none.</summary>
    public static V1ObjectMeta EnsureMetadata(this IMetadata<V1ObjectMeta> obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj.Metadata ??= new V1ObjectMeta();
    }

    /// <summary>The metadata, made where there is none.</summary>
    public static V1ListMeta EnsureMetadata(this IMetadata<V1ListMeta> obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj.Metadata ??= new V1ListMeta();
    }
}
