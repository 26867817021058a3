using System.Text.Json.Serialization;

#nullable disable // as KubernetesClient's models: any field of an object may be missing
#pragma warning disable CS1591 // the fields are those of the Kubernetes API reference, under their names there

namespace k8s.Models;

/// <summary>The API server's version.</summary>
public partial record VersionInfo
{
    [JsonPropertyName("major")]
    public string Major { get; set; }

    [JsonPropertyName("minor")]
    public string Minor { get; set; }

    [JsonPropertyName("gitVersion")]
    public string GitVersion { get; set; }

    [JsonPropertyName("gitCommit")]
    public string GitCommit { get; set; }

    [JsonPropertyName("platform")]
    public string Platform { get; set; }
}
