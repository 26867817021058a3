using System.Text.Json.Serialization;

#nullable disable // as KubernetesClient's models: any field of an object may be missing
#pragma warning disable CS1591 // the fields are those of the Kubernetes API reference, under their names there

namespace k8s.Models;

/// <summary>A kind of one's own.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1CustomResourceDefinition : IKubernetesObject<V1ObjectMeta>, ISpec<V1CustomResourceDefinitionSpec>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "CustomResourceDefinition";
    public const string KubeGroup = "apiextensions.k8s.io";
    public const string KubePluralName = "customresourcedefinitions";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("spec")]
    public V1CustomResourceDefinitionSpec Spec { get; set; }
}

/// <summary>What the kind is.</summary>
public partial record V1CustomResourceDefinitionSpec
{
    [JsonPropertyName("group")]
    public string Group { get; set; }

    [JsonPropertyName("names")]
    public V1CustomResourceDefinitionNames Names { get; set; }

    [JsonPropertyName("scope")]
    public string Scope { get; set; }

    [JsonPropertyName("versions")]
    public IList<V1CustomResourceDefinitionVersion> Versions { get; set; }

    [JsonPropertyName("preserveUnknownFields")]
    public bool? PreserveUnknownFields { get; set; }
}

/// <summary>What the kind is called.</summary>
public partial record V1CustomResourceDefinitionNames
{
    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("categories")]
    public IList<string> Categories { get; set; }

    [JsonPropertyName("listKind")]
    public string ListKind { get; set; }

    [JsonPropertyName("plural")]
    public string Plural { get; set; }

    [JsonPropertyName("shortNames")]
    public IList<string> ShortNames { get; set; }

    [JsonPropertyName("singular")]
    public string Singular { get; set; }
}

/// <summary>One version of the kind.</summary>
public partial record V1CustomResourceDefinitionVersion
{
    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("served")]
    public bool Served { get; set; }

    [JsonPropertyName("storage")]
    public bool Storage { get; set; }

    [JsonPropertyName("deprecated")]
    public bool? Deprecated { get; set; }

    [JsonPropertyName("schema")]
    public V1CustomResourceValidation Schema { get; set; }

    [JsonPropertyName("subresources")]
    public V1CustomResourceSubresources Subresources { get; set; }

    [JsonPropertyName("additionalPrinterColumns")]
    public IList<V1CustomResourceColumnDefinition> AdditionalPrinterColumns { get; set; }
}

/// <summary>A column of kubectl get.</summary>
public partial record V1CustomResourceColumnDefinition
{
    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("format")]
    public string Format { get; set; }

    [JsonPropertyName("jsonPath")]
    public string JsonPath { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("priority")]
    public int? Priority { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}

/// <summary>The schema of a version.</summary>
public partial record V1CustomResourceValidation
{
    [JsonPropertyName("openAPIV3Schema")]
    public V1JSONSchemaProps OpenAPIV3Schema { get; set; }
}

/// <summary>The subresources of a version.</summary>
public partial record V1CustomResourceSubresources
{
    [JsonPropertyName("status")]
    public object Status { get; set; }
}

/// <summary>A structural schema.</summary>
public partial record V1JSONSchemaProps
{
    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }

    [JsonPropertyName("format")]
    public string Format { get; set; }

    [JsonPropertyName("title")]
    public string Title { get; set; }

    [JsonPropertyName("default")]
    public object DefaultProperty { get; set; }

    [JsonPropertyName("minimum")]
    public double? Minimum { get; set; }

    [JsonPropertyName("maximum")]
    public double? Maximum { get; set; }

    [JsonPropertyName("exclusiveMinimum")]
    public bool? ExclusiveMinimum { get; set; }

    [JsonPropertyName("exclusiveMaximum")]
    public bool? ExclusiveMaximum { get; set; }

    [JsonPropertyName("minLength")]
    public long? MinLength { get; set; }

    [JsonPropertyName("maxLength")]
    public long? MaxLength { get; set; }

    [JsonPropertyName("pattern")]
    public string Pattern { get; set; }

    [JsonPropertyName("minItems")]
    public long? MinItems { get; set; }

    [JsonPropertyName("maxItems")]
    public long? MaxItems { get; set; }

    [JsonPropertyName("uniqueItems")]
    public bool? UniqueItems { get; set; }

    [JsonPropertyName("enum")]
    public IList<object> EnumProperty { get; set; }

    [JsonPropertyName("items")]
    public object Items { get; set; }

    [JsonPropertyName("properties")]
    public IDictionary<string, V1JSONSchemaProps> Properties { get; set; }

    [JsonPropertyName("additionalProperties")]
    public object AdditionalProperties { get; set; }

    [JsonPropertyName("required")]
    public IList<string> Required { get; set; }

    [JsonPropertyName("nullable")]
    public bool? Nullable { get; set; }

    [JsonPropertyName("x-kubernetes-int-or-string")]
    public bool? XKubernetesIntOrString { get; set; }

    [JsonPropertyName("x-kubernetes-list-type")]
    public string XKubernetesListType { get; set; }

    [JsonPropertyName("x-kubernetes-list-map-keys")]
    public IList<string> XKubernetesListMapKeys { get; set; }

    [JsonPropertyName("x-kubernetes-map-type")]
    public string XKubernetesMapType { get; set; }

    [JsonPropertyName("x-kubernetes-preserve-unknown-fields")]
    public bool? XKubernetesPreserveUnknownFields { get; set; }

    [JsonPropertyName("x-kubernetes-validations")]
    public IList<V1ValidationRule> XKubernetesValidations { get; set; }
}

/// <summary>A CEL rule.</summary>
public partial record V1ValidationRule
{
    [JsonPropertyName("fieldPath")]
    public string FieldPath { get; set; }

    [JsonPropertyName("message")]
    public string Message { get; set; }

    [JsonPropertyName("messageExpression")]
    public string MessageExpression { get; set; }

    [JsonPropertyName("optionalOldSelf")]
    public bool? OptionalOldSelf { get; set; }

    [JsonPropertyName("reason")]
    public string Reason { get; set; }

    [JsonPropertyName("rule")]
    public string Rule { get; set; }
}

/// <summary>A list of kinds of one's own.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1CustomResourceDefinitionList : IKubernetesObject<V1ListMeta>, IItems<V1CustomResourceDefinition>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "CustomResourceDefinitionList";
    public const string KubeGroup = "apiextensions.k8s.io";
    public const string KubePluralName = "customresourcedefinitions";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; set; }

    [JsonPropertyName("items")]
    public IList<V1CustomResourceDefinition> Items { get; set; }
}
