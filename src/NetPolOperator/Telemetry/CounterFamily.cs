using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace NetPolOperator.Telemetry;

/// <summary>
/// Running totals by label set, behind one observable counter. Observable, so that whoever scrapes sees every total each time,
/// that totals which are no longer wanted can vanish, and that counting costs one dictionary look-up and no lock.
/// </summary>
/// <param name="tags">The labels of a key; asked once a key.</param>
internal sealed class CounterFamily<TKey>(Func<TKey, KeyValuePair<string, object?>[]> tags)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Cell> _cells = new();

    /// <summary>How many label sets there are.</summary>
    public int Count => _cells.Count;

    /// <summary>Adds to one total; 0 makes it appear.</summary>
    public void Add(TKey key, long amount = 1)
    {
        var cell = _cells.TryGetValue(key, out var known) ? known : _cells.GetOrAdd(key, k => new Cell(tags(k)));
        if (amount != 0)
            Interlocked.Add(ref cell.Total, amount);
    }

    /// <summary>Whether that total is there.</summary>
    public bool Contains(TKey key) => _cells.ContainsKey(key);

    /// <summary>Drops one total.</summary>
    public void Remove(TKey key) => _cells.TryRemove(key, out _);

    /// <summary>The totals as they are now.</summary>
    public IEnumerable<Measurement<long>> Read() => Read(_ => true);

    /// <summary>Those of the totals that the predicate lets through, as they are now.</summary>
    public IEnumerable<Measurement<long>> Read(Predicate<TKey> wanted)
    {
        foreach (var (key, cell) in _cells)
            if (wanted(key))
                yield return new Measurement<long>(Interlocked.Read(ref cell.Total), cell.Tags);
    }

    private sealed class Cell(KeyValuePair<string, object?>[] tags)
    {
        public readonly KeyValuePair<string, object?>[] Tags = tags;
        public long Total;
    }
}
