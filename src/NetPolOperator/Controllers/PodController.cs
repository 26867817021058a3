using k8s.Models;
using NetPolOperator.Cluster;
using NetPolOperator.Reconciling;

namespace NetPolOperator.Controllers;

/// <summary>Pods: whom a segment selects, and who is isolated.</summary>
internal sealed class PodController(ClusterState state, WorkScheduler scheduler) : ObservingController<V1Pod>(state, scheduler);
