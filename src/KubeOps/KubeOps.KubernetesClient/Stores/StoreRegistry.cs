namespace KubeOps.KubernetesClient.Stores;

/// <summary>Which kinds have an informer. Filled while the services are built, read afterwards.</summary>
internal sealed class StoreRegistry
{
    private readonly Dictionary<Type, object> _stores = [];

    public void Add<TEntity>(IEntityStore<TEntity> store)
    {
        lock (_stores)
            _stores[typeof(TEntity)] = store;
    }

    public IEntityStore<TEntity>? Find<TEntity>()
    {
        lock (_stores)
            return _stores.TryGetValue(typeof(TEntity), out var store) ? (IEntityStore<TEntity>)store : null;
    }
}
