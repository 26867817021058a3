using KubeOps.KubernetesClient.Reading;

namespace KubeOps.Operator.Watcher;

/// <summary>Which objects a full list has, to tell which others are gone.</summary>
internal sealed class Relist
{
    private readonly HashSet<ObjectKey> _seen = [];
    private bool _someNameless;

    /// <summary>An object is in the list.</summary>
    public void Saw(ObjectKey key) => _seen.Add(key);

    /// <summary>An object without a readable name is in the list.</summary>
    public void SawNameless() => _someNameless = true;

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
    public IEnumerable<ObjectKey> Missing<TEntity>(EntityStore<TEntity> store) =>
        _someNameless ? [] : store.Keys().Where(key => !_seen.Contains(key));
}
