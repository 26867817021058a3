using k8s;
using k8s.Models;

namespace NetPolOperator.Core.Evaluation.Workloads;

/// <summary>Reads the kinds that make pods.</summary>
internal static class WorkloadReader
{
    public static (Workload Workload, V1ObjectMeta? Metadata)? Read(IKubernetesObject given) => given switch
    {
        V1Deployment it => Of(V1Deployment.KubeKind, it.Metadata, it.Spec?.Template),
        V1ReplicaSet it => Of(V1ReplicaSet.KubeKind, it.Metadata, it.Spec?.Template),
        V1StatefulSet it => Of(V1StatefulSet.KubeKind, it.Metadata, it.Spec?.Template),
        V1DaemonSet it => Of(V1DaemonSet.KubeKind, it.Metadata, it.Spec?.Template),
        V1ReplicationController it => Of(V1ReplicationController.KubeKind, it.Metadata, it.Spec?.Template),
        V1Job it => Of(V1Job.KubeKind, it.Metadata, it.Spec?.Template),
        V1CronJob it => Of(V1CronJob.KubeKind, it.Metadata, it.Spec?.JobTemplate?.Spec?.Template),
        _ => null,
    };

    private static (Workload Workload, V1ObjectMeta? Metadata) Of(string kind, V1ObjectMeta? metadata, V1PodTemplateSpec? template)
    {
        var ns = NamespaceLabels.NameOf(metadata);
        return (new Workload(new WorkloadReference(ns, metadata?.Name ?? string.Empty, kind), template), metadata);
    }
}
