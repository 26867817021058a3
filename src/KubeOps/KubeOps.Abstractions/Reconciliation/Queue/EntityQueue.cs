using k8s;
using k8s.Models;

namespace KubeOps.Abstractions.Reconciliation.Queue;

/// <summary>Asks for a reconciliation. Taken from the services, it feeds the queue of the kind's controllers.</summary>
/// <typeparam name="TEntity">The kind.</typeparam>
/// <param name="entity">The object. If the informer knows a newer state of it, the controller gets that one.</param>
/// <param name="type">What happened to it.</param>
/// <param name="reconciliationTriggerSource">Who asks.</param>
/// <param name="queueIn">The delay.</param>
/// <param name="retryCount">How many retries went before.</param>
/// <param name="cancellationToken">Cancels the asking.</param>
/// <returns>False where the queue takes nothing, because it is stopped.</returns>
public delegate Task<bool> EntityQueue<in TEntity>(
    TEntity entity,
    ReconciliationType type,
    ReconciliationTriggerSource reconciliationTriggerSource,
    TimeSpan queueIn,
    int retryCount,
    CancellationToken cancellationToken)
    where TEntity : IKubernetesObject<V1ObjectMeta>;
