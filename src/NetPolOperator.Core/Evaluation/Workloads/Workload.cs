using k8s.Models;

namespace NetPolOperator.Core.Evaluation.Workloads;

/// <summary>Something that makes pods.</summary>
/// <param name="Reference">Its name.</param>
/// <param name="Template">What its pods are like; null where it says nothing about them.</param>
public sealed record Workload(WorkloadReference Reference, V1PodTemplateSpec? Template);
