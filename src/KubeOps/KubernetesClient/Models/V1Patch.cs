#nullable disable // as KubernetesClient's

namespace k8s.Models;

/// <summary>A patch and how it is to be understood.</summary>
public record V1Patch
{
    /// <summary>A patch.</summary>
    /// <param name="body">JSON as a string, or an object that is written as JSON. For an apply patch a string may be YAML.</param>
    /// <param name="type">How it is to be understood.</param>
    /// <exception cref="ArgumentException">The type is unknown.</exception>
    public V1Patch(object body, PatchType type)
    {
        if (type == PatchType.Unknown)
            throw new ArgumentException("the patch type must be set", nameof(type));
        Content = body ?? throw new ArgumentNullException(nameof(body));
        Type = type;
    }

    /// <summary>The kinds of patch.</summary>
    public enum PatchType
    {
        /// <summary>Not set, which is refused.</summary>
        Unknown,

        /// <summary>RFC 6902: a list of operations.</summary>
        JsonPatch,

        /// <summary>RFC 7386: what is given is set, null removes, lists are replaced.</summary>
        MergePatch,

        /// <summary>As a merge patch, with lists merged by their keys; not for custom resources.</summary>
        StrategicMergePatch,

        /// <summary>Server-side apply: the fields that the field manager wants to own.</summary>
        ApplyPatch,
    }

    /// <summary>The patch.</summary>
    public object Content { get; private set; }

    /// <summary>How it is to be understood.</summary>
    public PatchType Type { get; private set; }

    internal string MediaType => Type switch
    {
        PatchType.JsonPatch => "application/json-patch+json",
        PatchType.MergePatch => "application/merge-patch+json",
        PatchType.StrategicMergePatch => "application/strategic-merge-patch+json",
        _ => "application/apply-patch+yaml",
    };
}
