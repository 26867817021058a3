using k8s.Models;
using KubeOps.Abstractions.Entities;
using KubeOps.Abstractions.Entities.Attributes;

namespace NetPolOperator.Core.Api.V1Alpha1;

/// <summary>What every matching namespace gets, at once and for ever: isolation, DNS and the few allows that all of them share.</summary>
[KubernetesEntity(Group = ApiGroup.Name, ApiVersion = ApiGroup.Version, Kind = KindName, PluralName = "namespacebaselines")]
[KubernetesEntityShortNames("nsb")]
[EntityScope(EntityScope.Cluster)]
[Description("A NamespaceBaseline is what every matching namespace gets at once and for ever: isolation of all its pods, DNS, and "
    + "the few allows that all namespaces share. The operator writes one NetworkPolicy into each matching namespace, new ones included.")]
[GenericAdditionalPrinterColumn(".spec.mode", "Mode", "string", Description = "Enforce writes the policies; Audit only reports.")]
[GenericAdditionalPrinterColumn(".status.namespaces.matched", "Namespaces", "integer", Description = "Namespaces that the baseline matches.")]
[GenericAdditionalPrinterColumn(".status.pods.matched", "Pods", "integer", Description = "Pods of those namespaces.")]
[GenericAdditionalPrinterColumn(".status.conditions[?(@.type==\"Ready\")].status", "Ready", "string", Description = "Everything asked for is in place.")]
[GenericAdditionalPrinterColumn(".status.conditions[?(@.type==\"Ready\")].reason", "Reason", "string", Description = "Why the baseline is or is not ready.", Priority = PrinterColumnPriority.WideView)]
[GenericAdditionalPrinterColumn(".metadata.creationTimestamp", "Age", "date")]
public sealed class NamespaceBaseline : CustomKubernetesEntity<NamespaceBaselineSpec, NamespaceBaselineStatus>
{
    /// <summary>The kind as it stands in manifests.</summary>
    public const string KindName = "NamespaceBaseline";

    /// <summary>An empty baseline with its apiVersion and kind set.</summary>
    public NamespaceBaseline()
    {
        ApiVersion = ApiGroup.GroupVersion;
        Kind = KindName;
    }
}
