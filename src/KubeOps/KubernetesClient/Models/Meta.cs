using System.Text.Json.Serialization;

#nullable disable // as KubernetesClient's models: any field of an object may be missing
#pragma warning disable CS1591 // the fields are those of the Kubernetes API reference, under their names there

namespace k8s.Models;

/// <summary>What every stored object carries. Without managedFields: they are half of an object's size and nobody here reads them.</summary>
public partial record V1ObjectMeta
{
    [JsonPropertyName("name")]
    [JsonConverter(typeof(PlainStringConverter))]
    public string Name { get; set; }

    [JsonPropertyName("generateName")]
    public string GenerateName { get; set; }

    [JsonPropertyName("namespace")]
    public string NamespaceProperty { get; set; }

    [JsonPropertyName("uid")]
    [JsonConverter(typeof(PlainStringConverter))]
    public string Uid { get; set; }

    [JsonPropertyName("resourceVersion")]
    [JsonConverter(typeof(PlainStringConverter))]
    public string ResourceVersion { get; set; }

    [JsonPropertyName("generation")]
    public long? Generation { get; set; }

    [JsonPropertyName("creationTimestamp")]
    public DateTime? CreationTimestamp { get; set; }

    [JsonPropertyName("deletionTimestamp")]
    public DateTime? DeletionTimestamp { get; set; }

    [JsonPropertyName("deletionGracePeriodSeconds")]
    public long? DeletionGracePeriodSeconds { get; set; }

    [JsonPropertyName("labels")]
    public IDictionary<string, string> Labels { get; set; }

    [JsonPropertyName("annotations")]
    public IDictionary<string, string> Annotations { get; set; }

    [JsonPropertyName("ownerReferences")]
    public IList<V1OwnerReference> OwnerReferences { get; set; }

    [JsonPropertyName("finalizers")]
    public IList<string> Finalizers { get; set; }

    [JsonPropertyName("selfLink")]
    public string SelfLink { get; set; }
}

/// <summary>The object that another belongs to, and is collected with.</summary>
public partial record V1OwnerReference
{
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("blockOwnerDeletion")]
    public bool? BlockOwnerDeletion { get; set; }

    [JsonPropertyName("controller")]
    public bool? Controller { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("uid")]
    public string Uid { get; set; }
}

/// <summary>The part of a list that tells where to go on.</summary>
public partial record V1ListMeta
{
    [JsonPropertyName("continue")]
    public string ContinueProperty { get; set; }

    [JsonPropertyName("remainingItemCount")]
    public long? RemainingItemCount { get; set; }

    [JsonPropertyName("resourceVersion")]
    public string ResourceVersion { get; set; }

    [JsonPropertyName("selfLink")]
    public string SelfLink { get; set; }
}

/// <summary>Labels that must match; all requirements are ANDed, an empty selector matches everything.</summary>
public partial record V1LabelSelector
{
    [JsonPropertyName("matchExpressions")]
    public IList<V1LabelSelectorRequirement> MatchExpressions { get; set; }

    [JsonPropertyName("matchLabels")]
    public IDictionary<string, string> MatchLabels { get; set; }
}

/// <summary>One expression of a selector.</summary>
public partial record V1LabelSelectorRequirement
{
    [JsonPropertyName("key")]
    public string Key { get; set; }

    [JsonPropertyName("operator")]
    public string OperatorProperty { get; set; }

    [JsonPropertyName("values")]
    public IList<string> Values { get; set; }
}

/// <summary>One aspect of an object's state.</summary>
public partial record V1Condition
{
    [JsonPropertyName("lastTransitionTime")]
    public DateTime LastTransitionTime { get; set; }

    [JsonPropertyName("message")]
    public string Message { get; set; }

    [JsonPropertyName("observedGeneration")]
    public long? ObservedGeneration { get; set; }

    [JsonPropertyName("reason")]
    public string Reason { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}

/// <summary>What the API server answers where it does not answer an object.</summary>
public partial record V1Status : IKubernetesObject<V1ListMeta>
{
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; set; }

    [JsonPropertyName("status")]
    [JsonConverter(typeof(StatusTextConverter))]
    public string Status { get; set; }

    [JsonPropertyName("message")]
    public string Message { get; set; }

    [JsonPropertyName("reason")]
    public string Reason { get; set; }

    [JsonPropertyName("details")]
    public V1StatusDetails Details { get; set; }

    [JsonPropertyName("code")]
    public int? Code { get; set; }
}

/// <summary>The object and field that a Status speaks of.</summary>
public partial record V1StatusDetails
{
    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("causes")]
    public IList<V1StatusCause> Causes { get; set; }

    [JsonPropertyName("group")]
    public string Group { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("retryAfterSeconds")]
    public int? RetryAfterSeconds { get; set; }

    [JsonPropertyName("uid")]
    public string Uid { get; set; }
}

/// <summary>One cause of a Status.</summary>
public partial record V1StatusCause
{
    [JsonPropertyName("field")]
    public string Field { get; set; }

    [JsonPropertyName("message")]
    public string Message { get; set; }

    [JsonPropertyName("reason")]
    public string Reason { get; set; }
}

/// <summary>How to delete.</summary>
public partial record V1DeleteOptions
{
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("gracePeriodSeconds")]
    public long? GracePeriodSeconds { get; set; }

    [JsonPropertyName("propagationPolicy")]
    public string PropagationPolicy { get; set; }

    [JsonPropertyName("preconditions")]
    public V1Preconditions Preconditions { get; set; }

    [JsonPropertyName("dryRun")]
    public IList<string> DryRun { get; set; }
}

/// <summary>What must still hold for a delete to happen.</summary>
public partial record V1Preconditions
{
    [JsonPropertyName("resourceVersion")]
    public string ResourceVersion { get; set; }

    [JsonPropertyName("uid")]
    public string Uid { get; set; }
}

/// <summary>The resources of an API group version.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1APIResourceList : IKubernetesObject
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "APIResourceList";
    public const string KubeGroup = "";
    public const string KubePluralName = null;

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("groupVersion")]
    public string GroupVersion { get; set; }

    [JsonPropertyName("resources")]
    public IList<V1APIResource> Resources { get; set; }
}

/// <summary>One resource of an API group version.</summary>
public partial record V1APIResource
{
    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("singularName")]
    public string SingularName { get; set; }

    [JsonPropertyName("namespaced")]
    public bool Namespaced { get; set; }

    [JsonPropertyName("verbs")]
    public IList<string> Verbs { get; set; }

    [JsonPropertyName("shortNames")]
    public IList<string> ShortNames { get; set; }

    [JsonPropertyName("categories")]
    public IList<string> Categories { get; set; }

    [JsonPropertyName("group")]
    public string Group { get; set; }

    [JsonPropertyName("version")]
    public string Version { get; set; }
}
