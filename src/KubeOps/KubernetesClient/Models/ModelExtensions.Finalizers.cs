#nullable disable // as KubernetesClient's: an object without metadata answers null

namespace k8s.Models;

/// <content>Finalizers.</content>
public static partial class ModelExtensions
{
    /// <summary>The finalizers.</summary>
    public static IList<string> Finalizers(this IMetadata<V1ObjectMeta> obj) => obj?.Metadata?.Finalizers;

    /// <summary>Whether the object has a finalizer.</summary>
    public static bool HasFinalizer(this IMetadata<V1ObjectMeta> obj, string finalizer)
    {
        ArgumentException.ThrowIfNullOrEmpty(finalizer);
        return obj.Finalizers()?.Contains(finalizer) == true;
    }

    /// <summary>Adds a finalizer; says whether it was new.</summary>
    public static bool AddFinalizer(this IMetadata<V1ObjectMeta> obj, string finalizer)
    {
        if (obj.HasFinalizer(finalizer))
            return false;
        obj.EnsureMetadata().EnsureFinalizers().Add(finalizer);
        return true;
    }

    /// <summary>Takes a finalizer away; says whether it was there.</summary>
    public static bool RemoveFinalizer(this IMetadata<V1ObjectMeta> obj, string finalizer)
    {
        ArgumentException.ThrowIfNullOrEmpty(finalizer);
        return obj.Finalizers()?.Remove(finalizer) == true;
    }

    /// <summary>The finalizers, made where there are none.</summary>
    public static IList<string> EnsureFinalizers(this V1ObjectMeta meta)
    {
        ArgumentNullException.ThrowIfNull(meta);
        return meta.Finalizers ??= [];
    }
}
