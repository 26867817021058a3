using k8s.Models;
using NetPolOperator.Cluster;
using NetPolOperator.Reconciling;

namespace NetPolOperator.Controllers;

/// <summary>Namespaces: which baselines match, what selectors mean, what is being deleted.</summary>
internal sealed class NamespaceController(ClusterState state, WorkScheduler scheduler) : ObservingController<V1Namespace>(state, scheduler);
