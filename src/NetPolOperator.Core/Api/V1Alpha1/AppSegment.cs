using k8s.Models;
using KubeOps.Abstractions.Entities;
using KubeOps.Abstractions.Entities.Attributes;

namespace NetPolOperator.Core.Api.V1Alpha1;

/// <summary>One application tier of a namespace: who may call it and what it may call.</summary>
[KubernetesEntity(Group = ApiGroup.Name, ApiVersion = ApiGroup.Version, Kind = KindName, PluralName = "appsegments")]
[KubernetesEntityShortNames("aseg")]
[EntityScope(EntityScope.Namespaced)]
[Description("An AppSegment is one tier of an application: the pods it selects, who may call them and what they may call. "
    + "The operator turns it into one NetworkPolicy of the same namespace and keeps that policy as it should be.")]
[GenericAdditionalPrinterColumn(".spec.mode", "Mode", "string", Description = "Enforce writes the policy; Audit only reports.")]
[GenericAdditionalPrinterColumn(".status.pods.matched", "Pods", "integer", Description = "Pods that the segment selects.")]
[GenericAdditionalPrinterColumn(".status.conditions[?(@.type==\"Ready\")].status", "Ready", "string", Description = "Everything asked for is in place.")]
[GenericAdditionalPrinterColumn(".status.conditions[?(@.type==\"Ready\")].reason", "Reason", "string", Description = "Why the segment is or is not ready.", Priority = PrinterColumnPriority.WideView)]
[GenericAdditionalPrinterColumn(".status.connectionSummary", "Connections", "string", Description = "Established connections of all declared ones.", Priority = PrinterColumnPriority.WideView)]
[GenericAdditionalPrinterColumn(".metadata.creationTimestamp", "Age", "date")]
public sealed class AppSegment : CustomKubernetesEntity<AppSegmentSpec, AppSegmentStatus>
{
    /// <summary>The kind as it stands in manifests.</summary>
    public const string KindName = "AppSegment";

    /// <summary>An empty segment with its apiVersion and kind set.</summary>
    public AppSegment()
    {
        ApiVersion = ApiGroup.GroupVersion;
        Kind = KindName;
    }
}
