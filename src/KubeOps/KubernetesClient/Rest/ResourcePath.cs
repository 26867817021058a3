namespace k8s.Rest;

/// <summary>Where the API server keeps a kind of object.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Version">The version, without the group.</param>
/// <param name="Plural">The resource's name.</param>
internal readonly record struct ResourcePath(string Group, string Version, string Plural)
{
    /// <summary>The path of the group and version.</summary>
    public string Root => Group.Length == 0 ? $"api/{Escape(Version)}" : $"apis/{Escape(Group)}/{Escape(Version)}";

    /// <summary>Group and version as objects carry them.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The path of all objects, of a namespace where one is given.</summary>
    public string Collection(string? ns) =>
        ns is null ? $"{Root}/{Escape(Plural)}" : $"{Root}/namespaces/{Escape(Required(ns, "namespaceParameter"))}/{Escape(Plural)}";

    /// <summary>The path of one object or of a subresource of it.</summary>
    public string Item(string? ns, string name, string? subresource = null)
    {
        var path = $"{Collection(ns)}/{Escape(Required(name, nameof(name)))}";
        return subresource is null ? path : $"{path}/{subresource}";
    }

    private static string Escape(string segment) => Uri.EscapeDataString(segment);

    // An empty name would turn a read of one object into a list, and a delete of one into a delete of all.
    private static string Required(string value, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, parameter);
        return value;
    }
}
