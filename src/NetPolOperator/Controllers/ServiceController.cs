using k8s.Models;
using NetPolOperator.Cluster;
using NetPolOperator.Reconciling;

namespace NetPolOperator.Controllers;

/// <summary>Services, as the peers of rules and as the cluster's DNS.</summary>
internal sealed class ServiceController(ClusterState state, WorkScheduler scheduler) : ObservingController<V1Service>(state, scheduler);
