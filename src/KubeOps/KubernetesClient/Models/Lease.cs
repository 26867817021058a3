using System.Text.Json.Serialization;

#nullable disable // as KubernetesClient's models: any field of an object may be missing
#pragma warning disable CS1591 // the fields are those of the Kubernetes API reference, under their names there

namespace k8s.Models;

/// <summary>A lease, by which one of several is the leader.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1Lease : IKubernetesObject<V1ObjectMeta>, ISpec<V1LeaseSpec>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "Lease";
    public const string KubeGroup = "coordination.k8s.io";
    public const string KubePluralName = "leases";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("spec")]
    public V1LeaseSpec Spec { get; set; }
}

/// <summary>Who holds a lease and until when.</summary>
public partial record V1LeaseSpec
{
    [JsonPropertyName("holderIdentity")]
    public string HolderIdentity { get; set; }

    [JsonPropertyName("leaseDurationSeconds")]
    public int? LeaseDurationSeconds { get; set; }

    [JsonPropertyName("acquireTime")]
    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTime? AcquireTime { get; set; }

    [JsonPropertyName("renewTime")]
    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTime? RenewTime { get; set; }

    [JsonPropertyName("leaseTransitions")]
    public int? LeaseTransitions { get; set; }
}

/// <summary>A list of leases.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1LeaseList : IKubernetesObject<V1ListMeta>, IItems<V1Lease>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "LeaseList";
    public const string KubeGroup = "coordination.k8s.io";
    public const string KubePluralName = "leases";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; set; }

    [JsonPropertyName("items")]
    public IList<V1Lease> Items { get; set; }
}
