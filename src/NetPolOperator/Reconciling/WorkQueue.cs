using System.Threading.Channels;

namespace NetPolOperator.Reconciling;

/// <summary>
/// A queue of keys. A key that waits already is not queued twice; one that is being worked on is queued again when that is done,
/// so no two workers ever have the same one and nothing that happens meanwhile is lost. Keys can be queued for later.
/// </summary>
/// <typeparam name="TKey">What is worked on.</typeparam>
internal sealed class WorkQueue<TKey> : IDisposable
    where TKey : notnull
{
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly Channel<TKey> _ready = Channel.CreateUnbounded<TKey>();
    private readonly Dictionary<TKey, Entry> _entries = [];
    private readonly Dictionary<TKey, DateTimeOffset> _due = [];
    private readonly PriorityQueue<TKey, DateTimeOffset> _later = new();
    private readonly ITimer _timer;
    private TaskCompletionSource _idle = Completed();
    private int _handedOver;

    /// <summary>An empty queue.</summary>
    public WorkQueue(TimeProvider clock)
    {
        _clock = clock;
        _timer = clock.CreateTimer(_ => PromoteDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many keys wait or are being worked on now; those for later do not count.</summary>
    public int Depth
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>How many keys are worked on beside the others, because their writes hang.</summary>
    public int Hanging
    {
        get
        {
            lock (_gate)
            {
                return _handedOver;
            }
        }
    }

    /// <summary>Queues a key for now.</summary>
    public void Add(TKey key)
    {
        lock (_gate)
        {
            AddReady(key);
        }
    }

    /// <summary>Queues a key for later. The earliest time that was asked for counts.</summary>
    public void AddAfter(TKey key, TimeSpan delay)
    {
        lock (_gate)
        {
            if (delay <= TimeSpan.Zero)
            {
                AddReady(key);
                return;
            }

            // What waits to be taken now will see everything that led to this as well.
            if (_entries.TryGetValue(key, out var waiting) && !waiting.Taken)
            {
                return;
            }

            var due = _clock.GetUtcNow() + delay;
            if (!_due.TryGetValue(key, out var before) || due < before)
            {
                _due[key] = due;
                _later.Enqueue(key, due);
                SetTimer();
            }
        }
    }

    /// <summary>Waits for the next key. It is the caller's until <see cref="Done"/>.</summary>
    public async ValueTask<WorkItem<TKey>> TakeAsync(CancellationToken cancellationToken)
    {
        var key = await _ready.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            var entry = _entries[key];
            entry.Taken = true;
            return new WorkItem<TKey>(key, entry.Since, HandOver);
        }
    }

    /// <summary>Gives a key back, and queues it again if it was added meanwhile.</summary>
    public void Done(TKey key)
    {
        lock (_gate)
        {
            if (_entries.Remove(key, out var entry))
            {
                _handedOver -= entry.HandedOver ? 1 : 0;
                if (entry.AddedAgain is { } since)
                {
                    Enqueue(key, since);
                }
            }

            CheckIdle();
        }
    }

    // The key is still being worked on, but others need not wait for that.
    private void HandOver(TKey key)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var entry) && !entry.HandedOver)
            {
                entry.HandedOver = true;
                _handedOver++;
                CheckIdle();
            }
        }
    }

    /// <summary>Waits until no key waits and none is being worked on, but for those that hang, or until the time is up.</summary>
    public async Task WhenIdleAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        Task idle;
        lock (_gate)
        {
            idle = _idle.Task;
        }

        if (!idle.IsCompleted)
        {
            try
            {
                await idle.WaitAsync(atMost, _clock, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Fairness: what waits for idleness must not wait for ever under constant load.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void AddReady(TKey key)
    {
        _due.Remove(key);
        if (_entries.TryGetValue(key, out var entry))
        {
            if (entry.Taken)
            {
                entry.AddedAgain ??= _clock.GetTimestamp();
            }

            return;
        }

        Enqueue(key, _clock.GetTimestamp());
    }

    private void Enqueue(TKey key, long since)
    {
        if (_idle.Task.IsCompleted)
        {
            _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        _entries[key] = new Entry { Since = since };
        _ready.Writer.TryWrite(key);
    }

    private void CheckIdle()
    {
        if (_entries.Count == _handedOver)
        {
            _idle.TrySetResult();
        }
    }

    private void PromoteDue()
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            while (_later.TryPeek(out var key, out var due) && due <= now)
            {
                _later.Dequeue();

                // Entries that an earlier time or an immediate one has overtaken are only dropped here.
                if (_due.TryGetValue(key, out var current) && current == due)
                {
                    AddReady(key);
                }
            }

            SetTimer();
        }
    }

    private void SetTimer()
    {
        if (_later.TryPeek(out _, out var due))
        {
            // A millisecond more than needed, so that the timer never comes before the time.
            var wait = due - _clock.GetUtcNow() + TimeSpan.FromMilliseconds(1);
            _timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait < MaxTimer ? wait : MaxTimer, Timeout.InfiniteTimeSpan);
        }
    }

    // Timers cannot be set for longer than 49 days; a rule may expire after that.
    private static readonly TimeSpan MaxTimer = TimeSpan.FromDays(1);

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private sealed class Entry
    {
        public required long Since { get; init; }

        public bool Taken { get; set; }

        public bool HandedOver { get; set; }

        public long? AddedAgain { get; set; }
    }
}
