using k8s.Models;

namespace k8s.Rest;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">The objects' type.</typeparam>
/// <param name="Items">The objects, with apiVersion and kind set.</param>
/// <param name="Undecodable">The objects that are there but cannot be read.</param>
/// <param name="Metadata">The list's version, the token for the next page and how many objects are left.</param>
/// <param name="Restarted">The token had expired and the list began anew: what earlier pages brought no longer counts.</param>
internal sealed record ListPage<T>(IReadOnlyList<T> Items, IReadOnlyList<UndecodableObject> Undecodable, V1ListMeta Metadata, bool Restarted)
{
    /// <summary>The version of the list, the same on all its pages; a watch goes on from it.</summary>
    public string? ResourceVersion => Metadata.ResourceVersion;

    /// <summary>Whether another page follows.</summary>
    public bool HasMore => !string.IsNullOrEmpty(Metadata.ContinueProperty);
}
