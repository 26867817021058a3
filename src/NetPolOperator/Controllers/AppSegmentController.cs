using NetPolOperator.Cluster;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Reconciling;

namespace NetPolOperator.Controllers;

/// <summary>AppSegments.</summary>
internal sealed class AppSegmentController(ClusterState state, WorkScheduler scheduler) : ObservingController<AppSegment>(state, scheduler);
