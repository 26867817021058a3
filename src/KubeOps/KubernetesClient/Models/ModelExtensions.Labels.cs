#nullable disable // as KubernetesClient's: an object without metadata answers null

namespace k8s.Models;

/// <content>Labels and annotations.</content>
public static partial class ModelExtensions
{
    /// <summary>The labels.</summary>
    public static IDictionary<string, string> Labels(this IMetadata<V1ObjectMeta> obj) => obj?.Metadata?.Labels;

    /// <summary>The annotations.</summary>
    public static IDictionary<string, string> Annotations(this IMetadata<V1ObjectMeta> obj) => obj?.Metadata?.Annotations;

    /// <summary>A label's value; null where the object does not have it.</summary>
    public static string GetLabel(this IMetadata<V1ObjectMeta> obj, string key)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return Find(obj.Labels(), key);
    }

    /// <summary>An annotation's value; null where the object does not have it.</summary>
    public static string GetAnnotation(this IMetadata<V1ObjectMeta> obj, string key)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return Find(obj.Annotations(), key);
    }

    /// <summary>Sets a label; null takes it away.</summary>
    public static void SetLabel(this IMetadata<V1ObjectMeta> obj, string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        var meta = obj.EnsureMetadata();
        if (value is null)
            meta.Labels?.Remove(key);
        else
            meta.EnsureLabels()[key] = value;
    }

    /// <summary>Sets an annotation; null takes it away.</summary>
    public static void SetAnnotation(this IMetadata<V1ObjectMeta> obj, string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        var meta = obj.EnsureMetadata();
        if (value is null)
            meta.Annotations?.Remove(key);
        else
            meta.EnsureAnnotations()[key] = value;
    }

    /// <summary>The labels, made where there are none.</summary>
    public static IDictionary<string, string> EnsureLabels(this V1ObjectMeta meta)
    {
        ArgumentNullException.ThrowIfNull(meta);
        return meta.Labels ??= new Dictionary<string, string>();
    }

    /// <summary>The annotations, made where there are none.</summary>
    public static IDictionary<string, string> EnsureAnnotations(this V1ObjectMeta meta)
    {
        ArgumentNullException.ThrowIfNull(meta);
        return meta.Annotations ??= new Dictionary<string, string>();
    }

    private static string Find(IDictionary<string, string> values, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return values is not null && values.TryGetValue(key, out var value) ? value : null;
    }
}
