using k8s;
using k8s.Models;
using NetPolOperator.Cluster;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Kubernetes;

namespace NetPolOperator.Reconciling;

/// <summary>
/// Lists every watched kind into the state: once before anything is planned, and again from time to time, because a watch alone
/// may miss what was deleted while it was down.
/// </summary>
internal sealed class Seeder(IClusterApi api, ClusterState state, WorkScheduler scheduler, ClusterFeatures features)
{
    /// <summary>Lists everything. Throws if any kind cannot be listed; the state keeps what it has then, and is not called synced by this.</summary>
    public async Task ListEverythingAsync(CancellationToken cancellationToken)
    {
        await ListAsync<V1Namespace>(cancellationToken).ConfigureAwait(false);
        await ListAsync<NamespaceBaseline>(cancellationToken).ConfigureAwait(false);
        await ListAsync<AppSegment>(cancellationToken).ConfigureAwait(false);
        await ListAsync<V1NetworkPolicy>(cancellationToken).ConfigureAwait(false);
        await ListAsync<V1Service>(cancellationToken).ConfigureAwait(false);
        await (features.HasEndpointSlices ? ListAsync<V1EndpointSlice>(cancellationToken) : ListAsync<V1Endpoints>(cancellationToken)).ConfigureAwait(false);
        await ListAsync<V1Node>(cancellationToken).ConfigureAwait(false);
        await ListAsync<V1Pod>(cancellationToken).ConfigureAwait(false);
    }

    private async Task ListAsync<T>(CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        state.BeginListing<T>();
        var listed = await api.ListAsync<T>(cancellationToken).ConfigureAwait(false);
        foreach (var affected in state.TakeListing(listed))
        {
            scheduler.Mark(affected);
        }
    }
}
