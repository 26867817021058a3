using k8s;
using k8s.Models;
using KubeOps.Abstractions.Reconciliation;
using KubeOps.KubernetesClient.Reading;
using KubeOps.KubernetesClient.Stores;
using KubeOps.Operator.Queue;
using KubeOps.Operator.Reconciliation;
using KubeOps.Operator.Watcher;
using Microsoft.Extensions.Logging;

namespace KubeOps.Operator.Builder;

/// <summary>One informer for a kind and a queue for each of its controllers.</summary>
internal sealed class EntityPipeline<TEntity> : IEntityPipeline, IInformerSink<TEntity>
    where TEntity : IKubernetesObject<V1ObjectMeta>
{
    private readonly Informer<TEntity> _informer;
    private readonly List<WorkQueue<TEntity>> _queues = [];

    public EntityPipeline(
        IServiceProvider services,
        InformerContext context,
        IEnumerable<ControllerRegistration<TEntity>> controllers,
        StoreRegistry stores,
        ILoggerFactory loggers)
    {
        var kind = EntityKind<TEntity>.Name;
        var parallel = context.Settings.ParallelReconciliation;
        _informer = new Informer<TEntity>(context, this, loggers.CreateLogger("KubeOps.Operator.Watcher.Informer"));
        foreach (var controller in controllers)
        {
            var reconciler = new Reconciler<TEntity>(
                services, controller, parallel, context.Metrics, loggers.CreateLogger("KubeOps.Operator.Reconciliation.Reconciler"));
            var queue = new WorkQueue<TEntity>(reconciler, _informer.Store.Find, parallel.MaxParallelReconciliations, context.Time);
            context.Metrics?.RegisterQueueDepthGauge(kind, () => queue.WaitingCount, () => queue.ReadyCount);
            _queues.Add(queue);
        }

        stores.Add(_informer);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in _queues)
            queue.Start(cancellationToken);
        try
        {
            await _informer.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await Task.WhenAll(_queues.Select(queue => queue.StopAsync())).ConfigureAwait(false);
        }
    }

    public void Put(ObjectKey key, TEntity latest, SyncBarrier? barrier)
    {
        foreach (var queue in _queues)
            queue.Put(key, latest, barrier);
    }

    public void Delete(ObjectKey key, TEntity last)
    {
        foreach (var queue in _queues)
            queue.Delete(key, last);
    }

    /// <summary>What an <see cref="Abstractions.Reconciliation.Queue.EntityQueue{TEntity}"/> does.</summary>
    public Task<bool> EnqueueAsync(TEntity entity, ReconciliationType type, TimeSpan delay)
    {
        var taken = false;
        foreach (var queue in _queues)
            taken |= queue.Schedule(ObjectKey.Of(entity), entity, type == ReconciliationType.Deleted, delay);
        return Task.FromResult(taken);
    }
}
