using KubeOps.KubernetesClient.Reading;

namespace KubeOps.Operator.Watcher;

/// <summary>The objects of a kind as last seen. One informer writes; anyone reads. The objects are shared, not copied.</summary>
internal sealed class EntityStore<TEntity>
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ObjectKey, TEntity> _objects = [];

    public int Count
    {
        get
        {
            lock (_gate)
                return _objects.Count;
        }
    }

    public TEntity? Find(ObjectKey key)
    {
        lock (_gate)
            return _objects.GetValueOrDefault(key);
    }

    /// <summary>Keeps an object and gives back the one that was there.</summary>
    public TEntity? Set(ObjectKey key, TEntity entity)
    {
        lock (_gate)
        {
            var before = _objects.GetValueOrDefault(key);
            _objects[key] = entity;
            return before;
        }
    }

    public TEntity? Remove(ObjectKey key)
    {
        lock (_gate)
        {
            _objects.Remove(key, out var before);
            return before;
        }
    }

    public IList<TEntity> All()
    {
        lock (_gate)
            return [.. _objects.Values];
    }

    public IReadOnlyList<ObjectKey> Keys()
    {
        lock (_gate)
            return [.. _objects.Keys];
    }

    public void Clear()
    {
        lock (_gate)
            _objects.Clear();
    }
}
