using k8s.Models;
using NetPolOperator.Cluster;
using NetPolOperator.Reconciling;

namespace NetPolOperator.Controllers;

/// <summary>EndpointSlices: Services without selector and the API server.</summary>
internal sealed class EndpointSliceController(ClusterState state, WorkScheduler scheduler) : ObservingController<V1EndpointSlice>(state, scheduler);
