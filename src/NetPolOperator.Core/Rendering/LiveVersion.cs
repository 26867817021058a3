using k8s.Models;

namespace NetPolOperator.Core.Rendering;

/// <summary>One version of a live object: two objects of the same version have the same content.</summary>
/// <param name="Uid">The object's UID.</param>
/// <param name="ResourceVersion">Its resourceVersion.</param>
public sealed record LiveVersion(string Uid, string ResourceVersion)
{
    /// <summary>The version of an object; null where the API server has given none, as in files.</summary>
    public static LiveVersion? Of(V1ObjectMeta metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return metadata is { Uid: { Length: > 0 } uid, ResourceVersion: { Length: > 0 } version } ? new(uid, version) : null;
    }

    /// <summary>Whether an object is of this version.</summary>
    public bool IsOf(V1ObjectMeta metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return metadata.ResourceVersion == ResourceVersion && metadata.Uid == Uid;
    }
}
