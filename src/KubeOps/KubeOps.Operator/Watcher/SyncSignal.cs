namespace KubeOps.Operator.Watcher;

/// <summary>Lets callers wait until an informer has synced, and tells them when that failed or will not happen.</summary>
internal sealed class SyncSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource<bool> _source = Create();

    /// <summary>True once synced; false if the informer stops before.</summary>
    /// <exception cref="Exception">The list that was waited for failed.</exception>
    public Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return _source.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Counts the times that the informer ran.</summary>
    public int Term { get; private set; }

    /// <summary>The informer has synced in a term, which may be over.</summary>
    public void Succeed(int term)
    {
        lock (_gate)
        {
            if (term == Term)
                _source.TrySetResult(true);
        }
    }

    /// <summary>Those who wait now learn of the failure; those who come later wait for the next try.</summary>
    public void Fail(Exception error)
    {
        lock (_gate)
        {
            if (_source.Task.IsCompleted)
                return;
            _source.SetException(error);
            // Where nobody waits, nobody has to look at it.
            _ = _source.Task.Exception;
            _source = Create();
        }
    }

    /// <summary>The informer stops.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _source.TrySetResult(false);
            _source = Create();
            Term++;
        }
    }

    private static TaskCompletionSource<bool> Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
