using k8s.Models;

namespace k8s.Rest;

/// <summary>An event of a watch.</summary>
/// <typeparam name="T">The objects' type.</typeparam>
/// <param name="Type">What happened. An object that cannot be read keeps the type that its event had.</param>
internal sealed record ResourceEvent<T>(WatchEventType Type)
{
    /// <summary>The object, with apiVersion and kind set; null for errors, bookmarks and objects that cannot be read.</summary>
    public T? Object { get; init; }

    /// <summary>The version from which a later watch can go on.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>The error that the API server told; 410: the version is too old, one must list again.</summary>
    public V1Status? Status { get; init; }

    /// <summary>The object that cannot be read.</summary>
    public UndecodableObject? Undecodable { get; init; }
}
