namespace KubeOps.Operator.Events;

/// <summary>Remembers what was published, the last few thousand of it.</summary>
internal sealed class PublishedEvents(int capacity = 4096)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = [];
    private readonly Queue<string> _order = new();

    public Entry Get(string key)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var entry))
                return entry;
            if (_entries.Count >= capacity)
                _entries.Remove(_order.Dequeue());
            _order.Enqueue(key);
            return _entries[key] = new Entry();
        }
    }

    /// <summary>One event.</summary>
    public sealed class Entry
    {
        /// <summary>Taken by the one that publishes.</summary>
        public SemaphoreSlim Turn { get; } = new(1, 1);

        /// <summary>How often it was published; 0 is not yet by this process.</summary>
        public int Count { get; set; }
    }
}
