using System.Text.Json.Serialization;

#nullable disable // as KubernetesClient's models: any field of an object may be missing
#pragma warning disable CS1591 // the fields are those of the Kubernetes API reference, under their names there

namespace k8s.Models;

/// <summary>The API server's version.</summary>
public partial record VersionInfo
{
    [JsonPropertyName("major")]
    public required string Major { get; set; }

    [JsonPropertyName("minor")]
    public required string Minor { get; set; }

    [JsonPropertyName("gitVersion")]
    public required string GitVersion { get; set; }

    [JsonPropertyName("gitCommit")]
    public required string GitCommit { get; set; }

    [JsonPropertyName("platform")]
    public required string Platform { get; set; }
}
