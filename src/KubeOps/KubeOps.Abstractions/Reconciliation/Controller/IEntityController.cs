using k8s;
using k8s.Models;

namespace KubeOps.Abstractions.Reconciliation.Controller;

/// <summary>Brings the world in line with the objects of a kind.</summary>
/// <typeparam name="TEntity">The kind.</typeparam>
public interface IEntityController<TEntity>
    where TEntity : IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Called with an object that is new or changed; never twice at the same time for one object.</summary>
    /// <param name="entity">The object's latest state, shared with the informer's store: not to be changed.</param>
    /// <param name="cancellationToken">Set when the operator stops.</param>
    /// <exception cref="Exception">Any exception: it is tried again, with a growing delay.</exception>
    Task<ReconciliationResult<TEntity>> ReconcileAsync(TEntity entity, CancellationToken cancellationToken);

    /// <summary>Called with an object that is gone.</summary>
    /// <param name="entity">The last state that was seen.</param>
    /// <param name="cancellationToken">Set when the operator stops.</param>
    /// <exception cref="Exception">Any exception: it is tried again, with a growing delay.</exception>
    Task<ReconciliationResult<TEntity>> DeletedAsync(TEntity entity, CancellationToken cancellationToken);
}
