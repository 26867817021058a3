using k8s;
using k8s.Models;
using KubeOps.Abstractions.Reconciliation;
using KubeOps.Abstractions.Reconciliation.Controller;
using NetPolOperator.Cluster;
using NetPolOperator.Reconciling;

namespace NetPolOperator.Controllers;

/// <summary>
/// Feeds what a watch says into the cluster state and marks the namespaces that it affects. Nothing else happens here: the unit
/// of work is a namespace, not the object that changed.
/// </summary>
/// <typeparam name="T">The watched kind.</typeparam>
internal abstract class ObservingController<T>(ClusterState state, WorkScheduler scheduler) : IEntityController<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <inheritdoc/>
    public Task<ReconciliationResult<T>> ReconcileAsync(T entity, CancellationToken cancellationToken)
    {
        scheduler.Mark(state.Upsert(entity));
        return Task.FromResult(ReconciliationResult<T>.Success(entity));
    }

    /// <inheritdoc/>
    public Task<ReconciliationResult<T>> DeletedAsync(T entity, CancellationToken cancellationToken)
    {
        scheduler.Mark(state.Remove(entity));
        return Task.FromResult(ReconciliationResult<T>.Success(entity));
    }
}
