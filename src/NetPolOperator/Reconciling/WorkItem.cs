namespace NetPolOperator.Reconciling;

/// <summary>A key taken from a <see cref="WorkQueue{TKey}"/>.</summary>
/// <typeparam name="TKey">What is worked on.</typeparam>
/// <param name="key">The key.</param>
/// <param name="since">The clock's timestamp when it was first asked for.</param>
/// <param name="handOver">Tells the queue that the key hangs.</param>
internal sealed class WorkItem<TKey>(TKey key, long since, Action<TKey> handOver)
{
    private readonly TaskCompletionSource _hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The key.</summary>
    public TKey Key => key;

    /// <summary>The clock's timestamp when it was first asked for.</summary>
    public long Since => since;

    /// <summary>Ends when the work was found to hang: whoever does it may go on with something else meanwhile.</summary>
    public Task Hanging => _hanging.Task;

    /// <summary>Says that the work waits for a write that hangs, so that nobody else has to.</summary>
    public void Hangs()
    {
        handOver(key);
        _hanging.TrySetResult();
    }
}
