using System.Diagnostics.CodeAnalysis;
using k8s;
using k8s.Models;

namespace NetPolOperator.Cluster;

/// <summary>
/// The live objects of one kind, by namespace and name, held by reference. What arrives out of order (the echo of an own write,
/// a listing taken before a watch event) never replaces what is newer. Not safe for threads by itself: <see cref="ClusterState"/> locks.
/// </summary>
/// <typeparam name="T">The kind.</typeparam>
internal sealed partial class ObjectTable<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly Dictionary<string, Dictionary<string, T>> _byNamespace;

    /// <summary>An empty table.</summary>
    public ObjectTable() => _byNamespace = [];

    // What changed while a listing is under way: the listing may be older, so it decides nothing about these.
    private HashSet<(string Namespace, string Name)>? _touchedWhileListing;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<T> All => _byNamespace.Values.SelectMany(objects => objects.Values);

    /// <summary>Those of a namespace (empty for cluster-scoped kinds).</summary>
    public IReadOnlyCollection<T> In(string ns) => _byNamespace.TryGetValue(ns, out var objects) ? objects.Values : [];

    /// <summary>The one of that name, or null.</summary>
    public T? Find(string ns, string name) => _byNamespace.TryGetValue(ns, out var objects) ? objects.GetValueOrDefault(name) : null;

    /// <summary>Takes a newer object in. False where the table already knew as much.</summary>
    /// <param name="value">The object.</param>
    /// <param name="previous">What was there before, or is there still.</param>
    /// <param name="isAnswer">Whether it is the API server's answer to a write of ours, not what a watch or a listing said.</param>
    public bool TryUpsert(T value, out T? previous, bool isAnswer = false)
    {
        var (ns, name) = KeyOf(value);
        _touchedWhileListing?.Add((ns, name));
        previous = Find(ns, name);
        if (previous is not null
            && ResourceVersions.IsStale(value.Metadata.ResourceVersion, previous.Metadata.ResourceVersion))
        {
            // The same version twice: keep the watch's copy, which its store holds as well, and let the answer to our write go.
            if (!isAnswer && value.Metadata.ResourceVersion == previous.Metadata.ResourceVersion)
            {
                Own(ns)[name] = value;
            }

            return false;
        }

        Count += previous is null ? 1 : 0;
        Own(ns)[name] = value;
        return true;
    }

    /// <summary>Removes the object, unless its name belongs to a successor by now.</summary>
    public bool TryRemove(string ns, string name, string? uid, [NotNullWhen(true)] out T? previous)
    {
        _touchedWhileListing?.Add((ns, name));
        previous = Find(ns, name);
        if (previous is null
            || (uid is not null && previous.Metadata.Uid is not null && uid != previous.Metadata.Uid))
        {
            previous = null;
            return false;
        }

        var objects = Own(ns);
        objects.Remove(name);
        Count--;
        if (objects.Count == 0)
        {
            Disown(ns, objects);
        }

        return true;
    }

    /// <summary>Starts to note what changes until <see cref="TakeListing"/>.</summary>
    public void BeginListing() => _touchedWhileListing = [];

    /// <summary>What of a listing begun with <see cref="BeginListing"/> has to be taken in, and what has to go because it is not listed.</summary>
    public (List<T> Upserts, List<T> Removals) TakeListing(IEnumerable<T> listed)
    {
        var touched = _touchedWhileListing ?? [];
        _touchedWhileListing = null;
        var upserts = new List<T>();
        var seen = new HashSet<(string, string)>();
        foreach (var value in listed)
        {
            var key = KeyOf(value);
            seen.Add(key);
            var stored = Find(key.Namespace, key.Name);
            var newer = stored is null ? !touched.Contains(key) : ResourceVersions.IsNewer(value.Metadata.ResourceVersion, stored.Metadata.ResourceVersion);
            if (newer)
            {
                upserts.Add(value);
            }
        }

        var removals = All.Where(value => KeyOf(value) is var key && !seen.Contains(key) && !touched.Contains(key)).ToList();
        return (upserts, removals);
    }

    private static (string Namespace, string Name) KeyOf(T value) => (value.Metadata.NamespaceProperty ?? "", value.Metadata.Name);
}
