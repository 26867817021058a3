namespace k8s.Models;

/// <summary>Says where the API server keeps objects of a class.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KubernetesEntityAttribute : Attribute
{
    /// <summary>The kind, as it stands in manifests.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The API group; empty for the core group.</summary>
    public string Group { get; set; } = "";

    /// <summary>The version, without the group.</summary>
    public string ApiVersion { get; set; } = "";

    /// <summary>The resource's name in paths.</summary>
    public string PluralName { get; set; } = "";
}
