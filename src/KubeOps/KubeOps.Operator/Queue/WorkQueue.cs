using KubeOps.KubernetesClient.Reading;

namespace KubeOps.Operator.Queue;

/// <summary>
/// Work by object: the latest state of each object wins, the same object is never in two hands at once, different objects are,
/// up to a number of workers. Workers live on the thread pool while there is work; a handler that has nothing to wait for costs
/// no task. After a stop it can be started again, empty.
/// </summary>
/// <param name="handler">Does the work.</param>
/// <param name="lookup">The latest state of an object as the informer knows it; null when it is gone.</param>
/// <param name="maxWorkers">How many objects are worked on at once.</param>
/// <param name="time">The clock of delays.</param>
internal sealed class WorkQueue<TEntity>(IWorkHandler<TEntity> handler, Func<ObjectKey, TEntity?> lookup, int maxWorkers, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ObjectKey, WorkItem<TEntity>> _items = [];
    private readonly Queue<WorkItem<TEntity>> _ready = new();
    private CancellationToken _stopping = new(true);
    private TaskCompletionSource? _drained;
    private int _workers;
    private int _waiting;

    /// <summary>How many objects wait for a worker.</summary>
    public int ReadyCount
    {
        get
        {
            lock (_gate)
                return _ready.Count;
        }
    }

    /// <summary>How many objects wait for their time.</summary>
    public int WaitingCount
    {
        get
        {
            lock (_gate)
                return _waiting;
        }
    }

    /// <summary>Takes work until the token is set.</summary>
    public void Start(CancellationToken stopping)
    {
        lock (_gate)
            _stopping = stopping;
    }

    /// <summary>Forgets what has not begun and waits for what has. The token given to <see cref="Start"/> must be set.</summary>
    public Task StopAsync()
    {
        lock (_gate)
        {
            foreach (var item in _items.Values)
                item.Timer?.Dispose();
            _items.Clear();
            _ready.Clear();
            _waiting = 0;
            if (_workers == 0)
                return Task.CompletedTask;
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _drained.Task;
        }
    }

    /// <summary>An object is there, in this state.</summary>
    public void Put(ObjectKey key, TEntity latest, SyncBarrier? barrier = null)
    {
        lock (_gate)
        {
            if (Take(key) is not { } item)
                return;
            item.Latest = latest;
            if (barrier is not null && item.Barrier is null)
            {
                barrier.Add();
                item.Barrier = barrier;
            }

            item.Failures = 0;
            MakeReady(item);
        }
    }

    /// <summary>An object is gone; this was its last known state.</summary>
    public void Delete(ObjectKey key, TEntity last)
    {
        lock (_gate)
        {
            if (Take(key) is not { } item)
                return;
            item.Latest = default;
            // One that is pending has not been told of: its successor, whose end this then is, was not either.
            item.Gone ??= last;
            item.Failures = 0;
            MakeReady(item);
        }
    }

    /// <summary>Asks for work on an object later, unless something comes in for it before.</summary>
    /// <returns>False where the queue is stopped.</returns>
    public bool Schedule(ObjectKey key, TEntity entity, bool gone, TimeSpan delay)
    {
        lock (_gate)
        {
            if (Take(key) is not { } item)
                return false;
            if (delay > TimeSpan.Zero && item.State is WorkState.Ready or WorkState.Running)
            {
                item.Again = new AgainLater<TEntity>(entity, gone, delay);
                return true;
            }

            item.Tell(entity, gone);
            if (delay > TimeSpan.Zero)
                Wait(item, delay);
            else
                MakeReady(item);
            return true;
        }
    }

    private WorkItem<TEntity>? Take(ObjectKey key)
    {
        if (_stopping.IsCancellationRequested)
            return null;
        if (!_items.TryGetValue(key, out var item))
            _items[key] = item = new WorkItem<TEntity>(key);
        return item;
    }

    private void MakeReady(WorkItem<TEntity> item)
    {
        if (item.State is WorkState.Ready or WorkState.Running)
            return;
        StopWaiting(item);
        item.State = WorkState.Ready;
        _ready.Enqueue(item);
        if (_workers >= maxWorkers)
            return;
        _workers++;
        ThreadPool.UnsafeQueueUserWorkItem(static queue => _ = queue.WorkAsync(), this, preferLocal: false);
    }

    private void Wait(WorkItem<TEntity> item, TimeSpan delay)
    {
        StopWaiting(item);
        item.State = WorkState.Waiting;
        _waiting++;
        item.Timer = time.CreateTimer(_ => OnTime(item), null, delay > TimeSpan.Zero ? delay : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void StopWaiting(WorkItem<TEntity> item)
    {
        if (item.State != WorkState.Waiting)
            return;
        item.State = WorkState.Idle;
        item.Timer?.Dispose();
        item.Timer = null;
        _waiting--;
    }

    private void OnTime(WorkItem<TEntity> item)
    {
        lock (_gate)
        {
            // The item may have been forgotten, or woken, while the timer fired.
            if (item.State == WorkState.Waiting && _items.TryGetValue(item.Key, out var current) && current == item)
                MakeReady(item);
        }
    }

    private async Task WorkAsync()
    {
        while (Next(out var item, out var gone, out var latest))
        {
            TimeSpan? again = null;
            Exception? error = null;
            try
            {
                if (gone is not null)
                {
                    again = await handler.DeletedAsync(gone, _stopping).ConfigureAwait(false);
                    if (again is null)
                        gone = default;
                }

                if (latest is not null)
                {
                    again = await handler.ReconcileAsync(latest, _stopping).ConfigureAwait(false) ?? again;
                    latest = again is null ? default : latest;
                }
            }
#pragma warning disable CA1031 // a controller may throw anything; the worker goes on with the next object
            catch (Exception e)
#pragma warning restore CA1031
            {
                error = e;
            }

            Finish(item, gone, latest, again, error);
        }
    }

    private bool Next(out WorkItem<TEntity> item, out TEntity? gone, out TEntity? latest)
    {
        lock (_gate)
        {
            if (!_stopping.IsCancellationRequested && _ready.TryDequeue(out item!))
            {
                item.State = WorkState.Running;
                gone = item.Gone;
                // What the informer knows by now is never older than what was put here.
                latest = item.Latest is null ? default : lookup(item.Key);
                item.Gone = item.Latest = default;
                return true;
            }

            _workers--;
            if (_workers == 0)
            {
                _drained?.TrySetResult();
                _drained = null;
            }

            (item, gone, latest) = (null!, default, default);
            return false;
        }
    }

    private void Finish(WorkItem<TEntity> item, TEntity? gone, TEntity? latest, TimeSpan? again, Exception? error)
    {
        lock (_gate)
        {
            item.Barrier?.Done();
            item.Barrier = null;
            item.State = WorkState.Idle;
            if (!_items.TryGetValue(item.Key, out var current) || current != item)
                return;
            if (error is not null && !_stopping.IsCancellationRequested)
                again = handler.OnFailure(item.Key.ToString(), error, ++item.Failures);
            else
                item.Failures = 0;
            KeepUntold(item, again is null ? default : gone, again is null ? default : latest, out var isNews);
            if (!isNews && again is null && item.Again is { } asked)
            {
                item.Tell(asked.Entity, asked.Gone);
                again = asked.Delay;
            }

            item.Again = null;
            if (isNews)
                MakeReady(item);
            else if (item.HasContent && again is { } delay)
                Wait(item, delay);
            else
                _items.Remove(item.Key);
        }
    }

    // What came in meanwhile goes first; of what is to be told again only the end of an object still counts beside it.
    private static void KeepUntold(WorkItem<TEntity> item, TEntity? gone, TEntity? latest, out bool isNews)
    {
        isNews = item.HasContent;
        item.Gone ??= gone;
        if (!isNews)
            item.Latest = latest;
    }
}
