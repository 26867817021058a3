using System.Text.Json.Serialization;

#nullable disable // as KubernetesClient's models: any field of an object may be missing
#pragma warning disable CS1591 // the fields are those of the Kubernetes API reference, under their names there

namespace k8s.Models;

/// <summary>A node.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1Node : IKubernetesObject<V1ObjectMeta>, ISpec<V1NodeSpec>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "Node";
    public const string KubeGroup = "";
    public const string KubePluralName = "nodes";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("spec")]
    public V1NodeSpec Spec { get; set; }

    [JsonPropertyName("status")]
    public V1NodeStatus Status { get; set; }
}

/// <summary>A list of nodes.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1NodeList : IKubernetesObject<V1ListMeta>, IItems<V1Node>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "NodeList";
    public const string KubeGroup = "";
    public const string KubePluralName = "nodes";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; set; }

    [JsonPropertyName("items")]
    public IList<V1Node> Items { get; set; }
}

/// <summary>The pod ranges of a node.</summary>
public partial record V1NodeSpec
{
    [JsonPropertyName("podCIDR")]
    public string PodCIDR { get; set; }

    [JsonPropertyName("podCIDRs")]
    public IList<string> PodCIDRs { get; set; }
}

/// <summary>The addresses of a node.</summary>
public partial record V1NodeStatus
{
    [JsonPropertyName("addresses")]
    public IList<V1NodeAddress> Addresses { get; set; }
}

/// <summary>One address of a node.</summary>
public partial record V1NodeAddress
{
    [JsonPropertyName("address")]
    public string Address { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
