using System.Text.Json.Serialization;
using k8s.Models;

#nullable disable // as KubernetesClient's models: any field of an object may be missing

namespace k8s;

/// <summary>Anything that the API server stores or answers.</summary>
public interface IKubernetesObject
{
    /// <summary>Group and version, <c>networking.k8s.io/v1</c>; the version alone for the core group.</summary>
    [JsonPropertyName("apiVersion")]
    string ApiVersion { get; set; }

    /// <summary>The kind.</summary>
    [JsonPropertyName("kind")]
    string Kind { get; set; }
}

/// <summary>Anything that carries metadata.</summary>
/// <typeparam name="TMetadata"><see cref="V1ObjectMeta"/> for objects, <see cref="V1ListMeta"/> for lists.</typeparam>
public interface IKubernetesObject<TMetadata> : IKubernetesObject, IMetadata<TMetadata>;
