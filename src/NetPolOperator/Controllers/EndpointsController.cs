using k8s.Models;
using NetPolOperator.Cluster;
using NetPolOperator.Reconciling;

namespace NetPolOperator.Controllers;

/// <summary>Endpoints, on clusters that do not have discovery.k8s.io/v1 (before 1.21).</summary>
internal sealed class EndpointsController(ClusterState state, WorkScheduler scheduler) : ObservingController<V1Endpoints>(state, scheduler);
