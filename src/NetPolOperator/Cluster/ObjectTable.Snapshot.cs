using k8s;
using k8s.Models;

namespace NetPolOperator.Cluster;

// Copies for readers that take their time, made when something is written and only of the namespace that it is written in.
internal sealed partial class ObjectTable<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    // What has been made or copied since the last snapshot, so that no snapshot holds it.
    private readonly HashSet<Dictionary<string, T>> _own = new(ReferenceEqualityComparer.Instance);
    private Dictionary<string, Dictionary<string, T>>? _snapshot;

    private ObjectTable(Dictionary<string, Dictionary<string, T>> byNamespace, int count) => (_byNamespace, Count) = (byNamespace, count);

    /// <summary>The table as it is now; what is written to either afterwards, the other does not see.</summary>
    public ObjectTable<T> Snapshot()
    {
        _own.Clear();
        return new ObjectTable<T>(_snapshot ??= new Dictionary<string, Dictionary<string, T>>(_byNamespace), Count);
    }

    // The objects of a namespace, to be written to.
    private Dictionary<string, T> Own(string ns)
    {
        _snapshot = null;
        var shared = _byNamespace.GetValueOrDefault(ns);
        if (shared is not null && _own.Contains(shared))
        {
            return shared;
        }

        var own = shared is null ? [] : new Dictionary<string, T>(shared);
        _own.Add(own);
        return _byNamespace[ns] = own;
    }

    private void Disown(string ns, Dictionary<string, T> objects)
    {
        _own.Remove(objects);
        _byNamespace.Remove(ns);
    }
}
