using k8s.Models;
using NetPolOperator.Cluster;
using NetPolOperator.Reconciling;

namespace NetPolOperator.Controllers;

/// <summary>Nodes: their addresses.</summary>
internal sealed class NodeController(ClusterState state, WorkScheduler scheduler) : ObservingController<V1Node>(state, scheduler);
