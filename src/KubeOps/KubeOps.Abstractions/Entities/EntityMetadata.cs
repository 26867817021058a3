namespace KubeOps.Abstractions.Entities;

/// <summary>Where the API server keeps the objects of a kind.</summary>
/// <param name="Kind">The kind, as it stands in manifests.</param>
/// <param name="Version">The version, without the group.</param>
/// <param name="Group">The API group; null for the core group.</param>
/// <param name="Plural">The resource's name in paths; null is the kind with an s.</param>
public record EntityMetadata(string Kind, string Version, string? Group = null, string? Plural = null)
{
    /// <summary>The kind of a list of them.</summary>
    public string ListKind => $"{Kind}List";

    /// <summary>The resource's name for one of them.</summary>
#pragma warning disable CA1308 // resource names are lower case
    public string SingularName => Kind.ToLowerInvariant();

    /// <summary>The resource's name in paths.</summary>
    public string PluralName => (Plural ?? $"{Kind}s").ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>Group and version as they stand in <c>apiVersion</c>.</summary>
    public string GroupWithVersion => string.IsNullOrEmpty(Group) ? Version : $"{Group}/{Version}";
}
