using System.Text.Json.Serialization;

#nullable disable // as KubernetesClient's models: any field of an object may be missing
#pragma warning disable CS1591 // the fields are those of the Kubernetes API reference, under their names there

namespace k8s.Models;

/// <summary>A Deployment.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1Deployment : IKubernetesObject<V1ObjectMeta>, ISpec<V1DeploymentSpec>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "Deployment";
    public const string KubeGroup = "apps";
    public const string KubePluralName = "deployments";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("spec")]
    public V1DeploymentSpec Spec { get; set; }
}

/// <summary>A Deployment's pods.</summary>
public partial record V1DeploymentSpec
{
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }

    [JsonPropertyName("selector")]
    public V1LabelSelector Selector { get; set; }

    [JsonPropertyName("template")]
    public V1PodTemplateSpec Template { get; set; }
}

/// <summary>A StatefulSet.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1StatefulSet : IKubernetesObject<V1ObjectMeta>, ISpec<V1StatefulSetSpec>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "StatefulSet";
    public const string KubeGroup = "apps";
    public const string KubePluralName = "statefulsets";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("spec")]
    public V1StatefulSetSpec Spec { get; set; }
}

/// <summary>A StatefulSet's pods.</summary>
public partial record V1StatefulSetSpec
{
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }

    [JsonPropertyName("selector")]
    public V1LabelSelector Selector { get; set; }

    [JsonPropertyName("template")]
    public V1PodTemplateSpec Template { get; set; }

    [JsonPropertyName("serviceName")]
    public string ServiceName { get; set; }
}

/// <summary>A DaemonSet.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1DaemonSet : IKubernetesObject<V1ObjectMeta>, ISpec<V1DaemonSetSpec>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "DaemonSet";
    public const string KubeGroup = "apps";
    public const string KubePluralName = "daemonsets";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("spec")]
    public V1DaemonSetSpec Spec { get; set; }
}

/// <summary>A DaemonSet's pods.</summary>
public partial record V1DaemonSetSpec
{
    [JsonPropertyName("selector")]
    public V1LabelSelector Selector { get; set; }

    [JsonPropertyName("template")]
    public V1PodTemplateSpec Template { get; set; }
}

/// <summary>A ReplicaSet.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1ReplicaSet : IKubernetesObject<V1ObjectMeta>, ISpec<V1ReplicaSetSpec>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "ReplicaSet";
    public const string KubeGroup = "apps";
    public const string KubePluralName = "replicasets";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("spec")]
    public V1ReplicaSetSpec Spec { get; set; }
}

/// <summary>A ReplicaSet's pods.</summary>
public partial record V1ReplicaSetSpec
{
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }

    [JsonPropertyName("selector")]
    public V1LabelSelector Selector { get; set; }

    [JsonPropertyName("template")]
    public V1PodTemplateSpec Template { get; set; }
}

/// <summary>A ReplicationController.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1ReplicationController : IKubernetesObject<V1ObjectMeta>, ISpec<V1ReplicationControllerSpec>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "ReplicationController";
    public const string KubeGroup = "";
    public const string KubePluralName = "replicationcontrollers";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("spec")]
    public V1ReplicationControllerSpec Spec { get; set; }
}

/// <summary>A ReplicationController's pods.</summary>
public partial record V1ReplicationControllerSpec
{
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }

    [JsonPropertyName("selector")]
    public IDictionary<string, string> Selector { get; set; }

    [JsonPropertyName("template")]
    public V1PodTemplateSpec Template { get; set; }
}

/// <summary>A Job.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1Job : IKubernetesObject<V1ObjectMeta>, ISpec<V1JobSpec>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "Job";
    public const string KubeGroup = "batch";
    public const string KubePluralName = "jobs";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("spec")]
    public V1JobSpec Spec { get; set; }
}

/// <summary>A Job's pods.</summary>
public partial record V1JobSpec
{
    [JsonPropertyName("parallelism")]
    public int? Parallelism { get; set; }

    [JsonPropertyName("completions")]
    public int? Completions { get; set; }

    [JsonPropertyName("selector")]
    public V1LabelSelector Selector { get; set; }

    [JsonPropertyName("template")]
    public V1PodTemplateSpec Template { get; set; }
}

/// <summary>A CronJob.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1CronJob : IKubernetesObject<V1ObjectMeta>, ISpec<V1CronJobSpec>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "CronJob";
    public const string KubeGroup = "batch";
    public const string KubePluralName = "cronjobs";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("spec")]
    public V1CronJobSpec Spec { get; set; }
}

/// <summary>A CronJob's jobs.</summary>
public partial record V1CronJobSpec
{
    [JsonPropertyName("schedule")]
    public string Schedule { get; set; }

    [JsonPropertyName("jobTemplate")]
    public V1JobTemplateSpec JobTemplate { get; set; }
}

/// <summary>The jobs that a CronJob makes.</summary>
public partial record V1JobTemplateSpec
{
    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("spec")]
    public V1JobSpec Spec { get; set; }
}
