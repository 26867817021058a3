#if KUBEOPS_QUEUE
using k8s;
using k8s.Models;
using KubeOps.Abstractions.Reconciliation;
using KubeOps.Abstractions.Reconciliation.Controller;
using KubeOps.Operator.Queue;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NetPolOperator.Cluster;
using NetPolOperator.Reconciling;

namespace NetPolOperator.Kubernetes;

/// <summary>
/// Takes the place of KubeOps' queue: what a watch says goes into the cluster state at once and in the watch's order. The queue of
/// KubeOps 13 reads every object again, leaves out those that are being deleted, waits up to 0.1 s, and now and then loses one of
/// two events of an object that come close together (its timer removes, by key, the entry that has just replaced the one it saw).
/// </summary>
/// <typeparam name="T">The watched kind.</typeparam>
internal sealed class WatchDelivery<T>(ClusterState state, WorkScheduler scheduler) : ITimedEntityQueue<T>, ISuspendableEntityQueue
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private volatile bool _suspended;

    /// <inheritdoc/>
    public Task<bool> Enqueue(
        T entity, ReconciliationType type, ReconciliationTriggerSource reconciliationTriggerSource, TimeSpan queueIn, int retryCount, CancellationToken cancellationToken)
    {
        if (_suspended || cancellationToken.IsCancellationRequested)
        {
            return Task.FromResult(false);
        }

        scheduler.Mark(type is ReconciliationType.Deleted ? state.Remove(entity) : state.Upsert(entity));
        return Task.FromResult(true);
    }

    /// <inheritdoc/>
    public void SuspendIntake() => _suspended = true;

    /// <inheritdoc/>
    public void ResumeIntake() => _suspended = false;

    /// <summary>Nothing waits here.</summary>
    public void Clear()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public async IAsyncEnumerator<QueueEntry<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield break;
    }
}

/// <summary>KubeOps wants to know who empties the queue; nothing is ever in it.</summary>
/// <typeparam name="T">The watched kind.</typeparam>
internal sealed class WatchConsumer<T> : IHostedService, ILeaderAwareEntityQueueConsumer<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Registers both for every kind that has a controller.</summary>
internal static class WatchDeliveryServiceCollectionExtensions
{
    /// <summary>To be called once the controllers are registered.</summary>
    public static IServiceCollection AddWatchDelivery(this IServiceCollection services)
    {
        services.AddSingleton(typeof(ITimedEntityQueue<>), typeof(WatchDelivery<>));
        var kinds = services.Select(service => service.ServiceType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEntityController<>))
            .Select(type => type.GenericTypeArguments[0])
            .ToList();
        foreach (var kind in kinds)
        {
            services.AddSingleton(typeof(IHostedService), typeof(WatchConsumer<>).MakeGenericType(kind));
        }

        return services;
    }
}
#endif
