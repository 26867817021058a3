using k8s.Models;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Reads namespaces, nodes, Services and their endpoints.</summary>
internal static class ClusterDecoder
{
    public static V1Namespace Namespace(FieldReader r) => new()
    {
        ApiVersion = "v1", Kind = "Namespace", Metadata = MetadataDecoder.Metadata(r),
        Status = r.Object("status", s => new V1NamespaceStatus { Phase = s.String("phase") }),
    };

    public static V1Node Node(FieldReader r) => new()
    {
        ApiVersion = "v1", Kind = "Node", Metadata = MetadataDecoder.Metadata(r),
        Spec = r.Object("spec", s => new V1NodeSpec { PodCIDR = s.String("podCIDR"), PodCIDRs = s.Strings("podCIDRs") }),
        Status = r.Object("status", s => new V1NodeStatus
        {
            Addresses = s.List("addresses", a => new V1NodeAddress { Address = a.String("address") ?? "", Type = a.String("type") ?? "" }),
        }),
    };

    public static V1Service Service(FieldReader r) => new()
    {
        ApiVersion = "v1", Kind = "Service", Metadata = MetadataDecoder.Metadata(r),
        Spec = r.Object("spec", s => new V1ServiceSpec
        {
            Type = s.String("type"),
            Selector = s.StringMap("selector"),
            ClusterIP = s.String("clusterIP"),
            ClusterIPs = s.Strings("clusterIPs"),
            ExternalName = s.String("externalName"),
            Ports = s.List("ports", p => new V1ServicePort
            {
                Name = p.String("name"), Port = p.Integer("port") ?? 0, Protocol = p.String("protocol"), TargetPort = p.IntOrString("targetPort"),
            }),
        }) ?? new V1ServiceSpec(),
    };

    public static V1EndpointSlice EndpointSlice(FieldReader r) => new()
    {
        ApiVersion = "discovery.k8s.io/v1", Kind = "EndpointSlice", Metadata = MetadataDecoder.Metadata(r),
        AddressType = r.String("addressType") ?? "IPv4",
        Endpoints = r.List("endpoints", e => new V1Endpoint
        {
            Addresses = e.Strings("addresses") ?? [],
            Conditions = e.Object("conditions", c => new V1EndpointConditions { Ready = c.Boolean("ready") }),
        }) ?? [],
        Ports = r.List("ports", p => new Discoveryv1EndpointPort { Name = p.String("name"), Port = p.Integer("port"), Protocol = p.String("protocol") }),
    };

    public static V1Endpoints Endpoints(FieldReader r) => new()
    {
        ApiVersion = "v1", Kind = "Endpoints", Metadata = MetadataDecoder.Metadata(r),
        Subsets = r.List("subsets", s => new V1EndpointSubset
        {
            Addresses = s.List("addresses", Address),
            NotReadyAddresses = s.List("notReadyAddresses", Address),
            Ports = s.List("ports", p => new Corev1EndpointPort { Name = p.String("name"), Port = p.Integer("port") ?? 0, Protocol = p.String("protocol") }),
        }),
    };

    private static V1EndpointAddress Address(FieldReader r) => new() { Ip = r.String("ip") ?? "" };
}
