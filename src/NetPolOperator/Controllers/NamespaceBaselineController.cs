using NetPolOperator.Cluster;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Reconciling;

namespace NetPolOperator.Controllers;

/// <summary>NamespaceBaselines.</summary>
internal sealed class NamespaceBaselineController(ClusterState state, WorkScheduler scheduler) : ObservingController<NamespaceBaseline>(state, scheduler);
