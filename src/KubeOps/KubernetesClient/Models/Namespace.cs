using System.Text.Json.Serialization;

#nullable disable // as KubernetesClient's models: any field of an object may be missing
#pragma warning disable CS1591 // the fields are those of the Kubernetes API reference, under their names there

namespace k8s.Models;

/// <summary>A namespace.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1Namespace : IKubernetesObject<V1ObjectMeta>, ISpec<V1NamespaceSpec>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "Namespace";
    public const string KubeGroup = "";
    public const string KubePluralName = "namespaces";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("spec")]
    public V1NamespaceSpec Spec { get; set; }

    [JsonPropertyName("status")]
    public V1NamespaceStatus Status { get; set; }
}

/// <summary>A list of namespaces.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1NamespaceList : IKubernetesObject<V1ListMeta>, IItems<V1Namespace>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "NamespaceList";
    public const string KubeGroup = "";
    public const string KubePluralName = "namespaces";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; set; }

    [JsonPropertyName("items")]
    public IList<V1Namespace> Items { get; set; }
}

/// <summary>The finalizers of a namespace.</summary>
public partial record V1NamespaceSpec
{
    [JsonPropertyName("finalizers")]
    public IList<string> Finalizers { get; set; }
}

/// <summary>Whether a namespace is active or terminating.</summary>
public partial record V1NamespaceStatus
{
    [JsonPropertyName("phase")]
    public string Phase { get; set; }
}
