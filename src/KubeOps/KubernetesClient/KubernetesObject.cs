using System.Text.Json.Serialization;

#nullable disable // as KubernetesClient's: both are set by whoever makes the object

namespace k8s;

/// <summary>Base of an object with its type set.</summary>
public class KubernetesObject : IKubernetesObject
{
    /// <inheritdoc/>
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    /// <inheritdoc/>
    [JsonPropertyName("kind")]
    public string Kind { get; set; }
}
