using System.Text.Json.Serialization;

#nullable disable // as KubernetesClient's models: any field of an object may be missing
#pragma warning disable CS1591 // the fields are those of the Kubernetes API reference, under their names there

namespace k8s.Models;

/// <summary>A Service.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1Service : IKubernetesObject<V1ObjectMeta>, ISpec<V1ServiceSpec>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "Service";
    public const string KubeGroup = "";
    public const string KubePluralName = "services";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("spec")]
    public V1ServiceSpec Spec { get; set; }
}

/// <summary>A list of Services.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1ServiceList : IKubernetesObject<V1ListMeta>, IItems<V1Service>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "ServiceList";
    public const string KubeGroup = "";
    public const string KubePluralName = "services";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; set; }

    [JsonPropertyName("items")]
    public IList<V1Service> Items { get; set; }
}

/// <summary>A Service's selector, addresses and ports.</summary>
public partial record V1ServiceSpec
{
    [JsonPropertyName("type")]
    public string Type { get; set; }

    [JsonPropertyName("selector")]
    public IDictionary<string, string> Selector { get; set; }

    [JsonPropertyName("clusterIP")]
    public string ClusterIP { get; set; }

    [JsonPropertyName("clusterIPs")]
    public IList<string> ClusterIPs { get; set; }

    [JsonPropertyName("externalName")]
    public string ExternalName { get; set; }

    [JsonPropertyName("ports")]
    public IList<V1ServicePort> Ports { get; set; }

    [JsonPropertyName("ipFamilies")]
    public IList<string> IpFamilies { get; set; }
}

/// <summary>A Service's port and the pod port behind it.</summary>
public partial record V1ServicePort
{
    [JsonPropertyName("appProtocol")]
    public string AppProtocol { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("nodePort")]
    public int? NodePort { get; set; }

    [JsonPropertyName("port")]
    public int Port { get; set; }

    [JsonPropertyName("protocol")]
    public string Protocol { get; set; }

    [JsonPropertyName("targetPort")]
    public IntOrString TargetPort { get; set; }
}

/// <summary>Some of a Service's endpoints.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1EndpointSlice : IKubernetesObject<V1ObjectMeta>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "EndpointSlice";
    public const string KubeGroup = "discovery.k8s.io";
    public const string KubePluralName = "endpointslices";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("addressType")]
    public string AddressType { get; set; }

    [JsonPropertyName("endpoints")]
    public IList<V1Endpoint> Endpoints { get; set; }

    [JsonPropertyName("ports")]
    public IList<Discoveryv1EndpointPort> Ports { get; set; }
}

/// <summary>A list of EndpointSlices.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1EndpointSliceList : IKubernetesObject<V1ListMeta>, IItems<V1EndpointSlice>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "EndpointSliceList";
    public const string KubeGroup = "discovery.k8s.io";
    public const string KubePluralName = "endpointslices";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; set; }

    [JsonPropertyName("items")]
    public IList<V1EndpointSlice> Items { get; set; }
}

/// <summary>One endpoint of a slice.</summary>
public partial record V1Endpoint
{
    [JsonPropertyName("addresses")]
    public IList<string> Addresses { get; set; }

    [JsonPropertyName("conditions")]
    public V1EndpointConditions Conditions { get; set; }

    [JsonPropertyName("hostname")]
    public string Hostname { get; set; }

    [JsonPropertyName("nodeName")]
    public string NodeName { get; set; }

    [JsonPropertyName("targetRef")]
    public V1ObjectReference TargetRef { get; set; }
}

/// <summary>Whether an endpoint serves.</summary>
public partial record V1EndpointConditions
{
    [JsonPropertyName("ready")]
    public bool? Ready { get; set; }

    [JsonPropertyName("serving")]
    public bool? Serving { get; set; }

    [JsonPropertyName("terminating")]
    public bool? Terminating { get; set; }
}

/// <summary>A port of a slice.</summary>
public partial record Discoveryv1EndpointPort
{
    [JsonPropertyName("appProtocol")]
    public string AppProtocol { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("port")]
    public int? Port { get; set; }

    [JsonPropertyName("protocol")]
    public string Protocol { get; set; }
}

/// <summary>A Service's endpoints, as clusters before 1.21 tell them.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1Endpoints : IKubernetesObject<V1ObjectMeta>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "Endpoints";
    public const string KubeGroup = "";
    public const string KubePluralName = "endpoints";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; }

    [JsonPropertyName("subsets")]
    public IList<V1EndpointSubset> Subsets { get; set; }
}

/// <summary>A list of Endpoints.</summary>
[KubernetesEntity(Group = KubeGroup, Kind = KubeKind, ApiVersion = KubeApiVersion, PluralName = KubePluralName)]
public partial record V1EndpointsList : IKubernetesObject<V1ListMeta>, IItems<V1Endpoints>
{
    public const string KubeApiVersion = "v1";
    public const string KubeKind = "EndpointsList";
    public const string KubeGroup = "";
    public const string KubePluralName = "endpoints";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; set; }

    [JsonPropertyName("items")]
    public IList<V1Endpoints> Items { get; set; }
}

/// <summary>Addresses that share their ports.</summary>
public partial record V1EndpointSubset
{
    [JsonPropertyName("addresses")]
    public IList<V1EndpointAddress> Addresses { get; set; }

    [JsonPropertyName("notReadyAddresses")]
    public IList<V1EndpointAddress> NotReadyAddresses { get; set; }

    [JsonPropertyName("ports")]
    public IList<Corev1EndpointPort> Ports { get; set; }
}

/// <summary>One address of a subset.</summary>
public partial record V1EndpointAddress
{
    [JsonPropertyName("hostname")]
    public string Hostname { get; set; }

    [JsonPropertyName("ip")]
    public string Ip { get; set; }

    [JsonPropertyName("nodeName")]
    public string NodeName { get; set; }

    [JsonPropertyName("targetRef")]
    public V1ObjectReference TargetRef { get; set; }
}

/// <summary>A port of a subset.</summary>
public partial record Corev1EndpointPort
{
    [JsonPropertyName("appProtocol")]
    public string AppProtocol { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("port")]
    public int Port { get; set; }

    [JsonPropertyName("protocol")]
    public string Protocol { get; set; }
}
