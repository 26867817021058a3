using k8s.Models;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Reads pods and the templates of workloads: what network policies can see of them.</summary>
internal static class PodDecoder
{
    public static V1Pod Pod(FieldReader r) => new()
    {
        ApiVersion = "v1",
        Kind = "Pod",
        Metadata = MetadataDecoder.Metadata(r),
        Spec = r.Object("spec", Spec) ?? new V1PodSpec { Containers = [] },
        Status = r.Object("status", Status),
    };

    public static V1PodTemplateSpec Template(FieldReader r) => new()
    {
        Metadata = MetadataDecoder.Metadata(r),
        Spec = r.Object("spec", Spec) ?? new V1PodSpec { Containers = [] },
    };

    public static V1PodTemplateSpec NoTemplate() => new() { Metadata = new V1ObjectMeta(), Spec = new V1PodSpec { Containers = [] } };

    private static V1PodSpec Spec(FieldReader r) => new()
    {
        Containers = r.List("containers", Container) ?? [],
        InitContainers = r.List("initContainers", Container),
        HostNetwork = r.Boolean("hostNetwork"),
        NodeName = r.String("nodeName"),
        ServiceAccountName = r.String("serviceAccountName"),
    };

    private static V1Container Container(FieldReader r) => new()
    {
        Name = r.String("name") ?? "",
        Ports = r.List("ports", Port),
        RestartPolicy = r.String("restartPolicy"),
    };

    private static V1ContainerPort Port(FieldReader r) => new()
    {
        ContainerPort = r.Integer("containerPort") ?? 0,
        HostPort = r.Integer("hostPort"),
        Name = r.String("name"),
        Protocol = r.String("protocol"),
    };

    private static V1PodStatus Status(FieldReader r) => new()
    {
        Phase = r.String("phase"),
        HostIP = r.String("hostIP"),
        PodIP = r.String("podIP"),
        PodIPs = r.List("podIPs", i => new V1PodIP { Ip = i.String("ip") ?? "" }),
    };
}
