#nullable disable // as KubernetesClient's: an object without metadata answers null

namespace k8s.Models;

/// <content>Owner references.</content>
public static partial class ModelExtensions
{
    /// <summary>The owner references.</summary>
    public static IList<V1OwnerReference> OwnerReferences(this IMetadata<V1ObjectMeta> obj) => obj?.Metadata?.OwnerReferences;

    /// <summary>The reference to the object's controller; null where it has none.</summary>
    public static V1OwnerReference GetController(this IMetadata<V1ObjectMeta> obj) =>
        obj.OwnerReferences()?.FirstOrDefault(r => r.Controller == true);

    /// <summary>Adds a reference, unchecked.</summary>
    public static void AddOwnerReference(this IMetadata<V1ObjectMeta> obj, V1OwnerReference ownerRef)
    {
        ArgumentNullException.ThrowIfNull(ownerRef);
        (obj.EnsureMetadata().OwnerReferences ??= []).Add(ownerRef);
    }

    /// <summary>The index of the reference to an owner; -1 where there is none.</summary>
    public static int FindOwnerReference(this IMetadata<V1ObjectMeta> obj, IKubernetesObject<V1ObjectMeta> owner) =>
        obj.FindOwnerReference(r => r.Matches(owner));

    /// <summary>The index of the first reference that passes; -1 where none does.</summary>
    public static int FindOwnerReference(this IMetadata<V1ObjectMeta> obj, Predicate<V1OwnerReference> predicate)
    {
        ArgumentNullException.ThrowIfNull(obj);
        ArgumentNullException.ThrowIfNull(predicate);
        var references = obj.OwnerReferences() ?? [];
        for (var i = 0; i < references.Count; i++)
        {
            if (predicate(references[i]))
                return i;
        }

        return -1;
    }

    /// <summary>The reference to an owner; null where there is none.</summary>
    public static V1OwnerReference GetOwnerReference(this IMetadata<V1ObjectMeta> obj, IKubernetesObject<V1ObjectMeta> owner) =>
        obj.GetOwnerReference(r => r.Matches(owner));

    /// <summary>The first reference that passes; null where none does.</summary>
    public static V1OwnerReference GetOwnerReference(this IMetadata<V1ObjectMeta> obj, Predicate<V1OwnerReference> predicate) =>
        obj.FindOwnerReference(predicate) is var index and >= 0 ? obj.Metadata.OwnerReferences[index] : null;

    /// <summary>Whether the object refers to an owner.</summary>
    public static bool IsOwnedBy(this IMetadata<V1ObjectMeta> obj, IKubernetesObject<V1ObjectMeta> owner) => obj.FindOwnerReference(owner) >= 0;

    /// <summary>Takes the reference to an owner away, and gives it.</summary>
    public static V1OwnerReference RemoveOwnerReference(this IMetadata<V1ObjectMeta> obj, IKubernetesObject<V1ObjectMeta> owner)
    {
        var found = obj.GetOwnerReference(owner);
        if (found is not null)
            obj.Metadata.OwnerReferences.RemoveAt(obj.FindOwnerReference(owner));
        return found;
    }

    /// <summary>Whether a reference is to an object: apiVersion, kind, name and uid are the same.</summary>
    public static bool Matches(this V1OwnerReference owner, IKubernetesObject<V1ObjectMeta> obj)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(obj);
        return owner.ApiVersion == obj.ApiVersion && owner.Kind == obj.Kind && owner.Name == obj.Name() && owner.Uid == obj.Uid();
    }

    /// <summary>Whether a reference is to an object: apiVersion, kind, namespace, name and uid are the same.</summary>
    public static bool Matches(this V1ObjectReference objref, IKubernetesObject<V1ObjectMeta> obj)
    {
        ArgumentNullException.ThrowIfNull(objref);
        ArgumentNullException.ThrowIfNull(obj);
        return objref.ApiVersion == obj.ApiVersion && objref.Kind == obj.Kind && objref.Name == obj.Name() && objref.Uid == obj.Uid()
            && objref.NamespaceProperty == obj.Namespace();
    }
}
