namespace KubeOps.Operator.Queue;

/// <summary>Opens when a full list is in and every object that came in until then has been told to the controllers once, well or not.</summary>
internal sealed class SyncBarrier
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One for the list itself, until it is complete.
    private int _outstanding = 1;
    private int _sealed;

    public Task Opened => _open.Task;

    public void Add() => Interlocked.Increment(ref _outstanding);

    public void Done()
    {
        if (Interlocked.Decrement(ref _outstanding) == 0)
            _open.TrySetResult();
    }

    /// <summary>A list is complete. Lists that failed on the way have left objects here as well.</summary>
    public void Seal()
    {
        if (Interlocked.Exchange(ref _sealed, 1) == 0)
            Done();
    }
}
