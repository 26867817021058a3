using k8s.Models;
using NetPolOperator.Cluster;
using NetPolOperator.Reconciling;

namespace NetPolOperator.Controllers;

/// <summary>NetworkPolicies, ours (drift) and everybody else's (name conflicts, widening, consent).</summary>
internal sealed class NetworkPolicyController(ClusterState state, WorkScheduler scheduler) : ObservingController<V1NetworkPolicy>(state, scheduler);
