using k8s;
using k8s.Models;

namespace NetPolOperator.Core.Rendering;

/// <summary>
/// Tells two versions of a custom resource's spec apart without reading them: by UID and generation, which the API server counts
/// up with every change of a spec; by the object itself where it has not counted, as in files.
/// </summary>
internal readonly record struct SpecVersion(object Identity, long Generation)
{
    /// <summary>Whether both are versions of one resource, not of one and its successor of the same name.</summary>
    public bool IsOfTheSame(SpecVersion other) => Equals(Identity, other.Identity);

    /// <summary>The version of a resource.</summary>
    public static SpecVersion Of(IKubernetesObject<V1ObjectMeta> resource) =>
        resource.Metadata is { Uid: { Length: > 0 } uid, Generation: { } generation } ? new(uid, generation) : new(resource, 0);
}
