using System.Text.Json.Serialization;

#nullable disable // as KubernetesClient's models: any field of an object may be missing
#pragma warning disable CS1591 // the fields are those of the Kubernetes API reference, under their names there

namespace k8s.Models;

/// <summary>Something that happened to an object, for people.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record Corev1Event : IKubernetesObject<V1ObjectMeta>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "Event";
    public const string KubeGroup = "";
    public const string KubePluralName = "events";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("involvedObject")]
    public V1ObjectReference InvolvedObject { get; set; }

    [JsonPropertyName("reason")]
    public string Reason { get; set; }

    [JsonPropertyName("message")]
    public string Message { get; set; }

    [JsonPropertyName("source")]
    public V1EventSource Source { get; set; }

    [JsonPropertyName("firstTimestamp")]
    public DateTime? FirstTimestamp { get; set; }

    [JsonPropertyName("lastTimestamp")]
    public DateTime? LastTimestamp { get; set; }

    [JsonPropertyName("count")]
    public int? Count { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }

    [JsonPropertyName("action")]
    public string Action { get; set; }

    [JsonPropertyName("reportingComponent")]
    public string ReportingComponent { get; set; }

    [JsonPropertyName("reportingInstance")]
    public string ReportingInstance { get; set; }

    [JsonPropertyName("eventTime")]
    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTime? EventTime { get; set; }
}

/// <summary>Who reported an event.</summary>
public partial record V1EventSource
{
    [JsonPropertyName("component")]
    public string Component { get; set; }

    [JsonPropertyName("host")]
    public string Host { get; set; }
}

/// <summary>Names an object.</summary>
public partial record V1ObjectReference
{
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("fieldPath")]
    public string FieldPath { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("namespace")]
    public string NamespaceProperty { get; set; }

    [JsonPropertyName("resourceVersion")]
    public string ResourceVersion { get; set; }

    [JsonPropertyName("uid")]
    public string Uid { get; set; }
}

/// <summary>A list of events.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record Corev1EventList : IKubernetesObject<V1ListMeta>, IItems<Corev1Event>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "EventList";
    public const string KubeGroup = "";
    public const string KubePluralName = "events";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; set; }

    [JsonPropertyName("items")]
    public IList<Corev1Event> Items { get; set; }
}
