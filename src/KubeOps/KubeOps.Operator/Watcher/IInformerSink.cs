using KubeOps.KubernetesClient.Reading;
using KubeOps.Operator.Queue;

namespace KubeOps.Operator.Watcher;

/// <summary>Takes what an informer finds out.</summary>
internal interface IInformerSink<in TEntity>
{
    /// <summary>An object is new or changed.</summary>
    void Put(ObjectKey key, TEntity latest, SyncBarrier? barrier);

    /// <summary>An object is gone.</summary>
    void Delete(ObjectKey key, TEntity last);
}
