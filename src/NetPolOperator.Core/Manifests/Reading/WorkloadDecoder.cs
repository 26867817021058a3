using k8s.Models;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Reads the workloads whose templates stand for pods that are not there yet.</summary>
internal static class WorkloadDecoder
{
    public static V1Deployment Deployment(FieldReader r) => new()
    {
        ApiVersion = "apps/v1", Kind = "Deployment", Metadata = MetadataDecoder.Metadata(r),
        Spec = r.Object("spec", s => new V1DeploymentSpec { Replicas = s.Integer("replicas"), Selector = Selector(s), Template = Template(s) }),
    };

    public static V1StatefulSet StatefulSet(FieldReader r) => new()
    {
        ApiVersion = "apps/v1", Kind = "StatefulSet", Metadata = MetadataDecoder.Metadata(r),
        Spec = r.Object("spec", s => new V1StatefulSetSpec { Replicas = s.Integer("replicas"), Selector = Selector(s), Template = Template(s) }),
    };

    public static V1DaemonSet DaemonSet(FieldReader r) => new()
    {
        ApiVersion = "apps/v1", Kind = "DaemonSet", Metadata = MetadataDecoder.Metadata(r),
        Spec = r.Object("spec", s => new V1DaemonSetSpec { Selector = Selector(s), Template = Template(s) }),
    };

    public static V1ReplicaSet ReplicaSet(FieldReader r) => new()
    {
        ApiVersion = "apps/v1", Kind = "ReplicaSet", Metadata = MetadataDecoder.Metadata(r),
        Spec = r.Object("spec", s => new V1ReplicaSetSpec { Replicas = s.Integer("replicas"), Selector = Selector(s), Template = Template(s) }),
    };

    public static V1ReplicationController ReplicationController(FieldReader r) => new()
    {
        ApiVersion = "v1", Kind = "ReplicationController", Metadata = MetadataDecoder.Metadata(r),
        Spec = r.Object("spec", s => new V1ReplicationControllerSpec { Replicas = s.Integer("replicas"), Selector = s.StringMap("selector"), Template = Template(s) }),
    };

    public static V1Job Job(FieldReader r) => new()
    {
        ApiVersion = "batch/v1", Kind = "Job", Metadata = MetadataDecoder.Metadata(r), Spec = r.Object("spec", JobSpec),
    };

    public static V1CronJob CronJob(FieldReader r) => new()
    {
        ApiVersion = "batch/v1", Kind = "CronJob", Metadata = MetadataDecoder.Metadata(r),
        Spec = r.Object("spec", s => new V1CronJobSpec
        {
            Schedule = s.String("schedule") ?? "",
            JobTemplate = s.Object("jobTemplate", t => new V1JobTemplateSpec { Metadata = MetadataDecoder.Metadata(t), Spec = t.Object("spec", JobSpec) })
                ?? new V1JobTemplateSpec(),
        }),
    };

    private static V1JobSpec JobSpec(FieldReader r) => new() { Parallelism = r.Integer("parallelism"), Template = Template(r) };

    private static V1PodTemplateSpec Template(FieldReader r) => r.Object("template", PodDecoder.Template) ?? PodDecoder.NoTemplate();

    private static V1LabelSelector Selector(FieldReader r) => r.Object("selector", SelectorDecoder.Selector) ?? new V1LabelSelector();
}
