using k8s;
using KubeOps.Abstractions.Builder;
using KubeOps.Operator.Metrics;

namespace KubeOps.Operator.Watcher;

/// <summary>What all informers share.</summary>
/// <param name="Kubernetes">The API server.</param>
/// <param name="Settings">The operator's settings.</param>
/// <param name="Time">The clock.</param>
/// <param name="Random">A number from 0 up to 1, for jitter.</param>
/// <param name="IsActive">Whether informers run, or are about to.</param>
/// <param name="Metrics">Counts, unless metrics are off.</param>
internal sealed record InformerContext(
    IKubernetes Kubernetes, OperatorSettings Settings, TimeProvider Time, Func<double> Random, Func<bool> IsActive, OperatorMetrics? Metrics);
