using k8s;
using k8s.Models;
using KubeOps.KubernetesClient.Reading;

namespace KubeOps.Operator.Watcher;

/// <summary>One full list on its way in, and what it tells of objects that are not in it.</summary>
internal sealed class Relist<TEntity>(
    EntityDecoder<TEntity> decoder, Action<TEntity> onEntity, Relist<TEntity>.UndecodableHandler onUndecodable)
    where TEntity : IKubernetesObject<V1ObjectMeta>
{
    private readonly HashSet<ObjectKey> _seen = [];
    private bool _someNameless;

    /// <summary>Called with an object that cannot be read.</summary>
    public delegate void UndecodableHandler(Decoded<TEntity> decoded, ReadOnlySpan<byte> json);

    public void OnItem(ReadOnlySpan<byte> json)
    {
        var decoded = decoder.Decode(json);
        if (decoded.Key is { } key)
            _seen.Add(key);
        else
            _someNameless = true;
        if (decoded.Entity is { } entity)
            onEntity(entity);
        else
            onUndecodable(decoded, json);
    }

    /// <summary>The list begins again.</summary>
    public void Restart()
    {
        _seen.Clear();
        _someNameless = false;
    }

    /// <summary>
    /// The objects of a store that were deleted while nobody looked. None, if an object of the list has no readable name: it
    /// could be any of them.
    /// </summary>
    public IEnumerable<ObjectKey> Missing(EntityStore<TEntity> store) => _someNameless ? [] : store.Keys().Where(key => !_seen.Contains(key));
}
