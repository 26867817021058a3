using System.Text.Json.Serialization;

#nullable disable // as KubernetesClient's models: any field of an object may be missing
#pragma warning disable CS1591 // the fields are those of the Kubernetes API reference, under their names there

namespace k8s.Models;

/// <summary>A pod, without what network policies cannot see.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1Pod : IKubernetesObject<V1ObjectMeta>, ISpec<V1PodSpec>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "Pod";
    public const string KubeGroup = "";
    public const string KubePluralName = "pods";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("spec")]
    public V1PodSpec Spec { get; set; }

    [JsonPropertyName("status")]
    public V1PodStatus Status { get; set; }
}

/// <summary>A list of pods.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1PodList : IKubernetesObject<V1ListMeta>, IItems<V1Pod>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "PodList";
    public const string KubeGroup = "";
    public const string KubePluralName = "pods";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; set; }

    [JsonPropertyName("items")]
    public IList<V1Pod> Items { get; set; }
}

/// <summary>A pod's containers and whether it uses the host's network.</summary>
public partial record V1PodSpec
{
    [JsonPropertyName("containers")]
    public IList<V1Container> Containers { get; set; }

    [JsonPropertyName("initContainers")]
    public IList<V1Container> InitContainers { get; set; }

    [JsonPropertyName("hostNetwork")]
    public bool? HostNetwork { get; set; }

    [JsonPropertyName("nodeName")]
    public string NodeName { get; set; }

    [JsonPropertyName("serviceAccountName")]
    public string ServiceAccountName { get; set; }
}

/// <summary>A container and its named ports.</summary>
public partial record V1Container
{
    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("image")]
    public string Image { get; set; }

    [JsonPropertyName("ports")]
    public IList<V1ContainerPort> Ports { get; set; }

    [JsonPropertyName("restartPolicy")]
    public string RestartPolicy { get; set; }
}

/// <summary>A port that a container declares.</summary>
public partial record V1ContainerPort
{
    [JsonPropertyName("containerPort")]
    public int ContainerPort { get; set; }

    [JsonPropertyName("hostIP")]
    public string HostIP { get; set; }

    [JsonPropertyName("hostPort")]
    public int? HostPort { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("protocol")]
    public string Protocol { get; set; }
}

/// <summary>A pod's phase and addresses.</summary>
public partial record V1PodStatus
{
    [JsonPropertyName("phase")]
    public string Phase { get; set; }

    [JsonPropertyName("hostIP")]
    public string HostIP { get; set; }

    [JsonPropertyName("podIP")]
    [JsonConverter(typeof(PlainStringConverter))]
    public string PodIP { get; set; }

    [JsonPropertyName("podIPs")]
    public IList<V1PodIP> PodIPs { get; set; }
}

/// <summary>One address of a pod.</summary>
public partial record V1PodIP
{
    [JsonPropertyName("ip")]
    [JsonConverter(typeof(PlainStringConverter))]
    public string Ip { get; set; }
}

/// <summary>The pods that a workload makes.</summary>
public partial record V1PodTemplateSpec
{
    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("spec")]
    public V1PodSpec Spec { get; set; }
}
