namespace NetPolOperator.Reconciling;

/// <summary>
/// What one namespace or resource may have in flight at once. Of those whose writes hang it becomes less with each, down to two: what hangs is
/// tried one after the other, and the slots are there for the rest of the cluster.
/// </summary>
internal sealed class WriteShare(WriteSlots slots, Action hangs, int count) : IDisposable
{
    /// <summary>What is not answered by then hangs. The API server answers within milliseconds, unless a webhook keeps it waiting.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turns = new(count);
    private int _left = count;

    /// <summary>Makes a write when it is its turn.</summary>
    /// <param name="urgent">Whether it is for a policy.</param>
    /// <param name="write">Makes it.</param>
    /// <param name="cancellationToken">Gives up waiting for the turn; what has begun is finished.</param>
    public async Task<T> RunAsync<T>(bool urgent, Func<Task<T>> write, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        var hung = false;
        try
        {
            await slots.TakeAsync(urgent, cancellationToken).ConfigureAwait(false);
            var lent = false;
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                var writing = write();
                if (hung = !await IsQuickAsync(writing).ConfigureAwait(false))
                {
                    hangs();
                    lent = slots.TryLend();
                }

                return await writing.ConfigureAwait(false);
            }
            finally
            {
                slots.Return(lent);
            }
        }
        finally
        {
            if (!hung || !HasLess())
            {
                _turns.Release();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private async Task<bool> IsQuickAsync(Task writing)
    {
        await writing.WaitAsync(Quick, slots.Clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return writing.IsCompleted;
    }

    private bool HasLess()
    {
        const int Fewest = 2;
        if (Interlocked.Decrement(ref _left) >= Fewest)
        {
            return true;
        }

        Interlocked.Increment(ref _left);
        return false;
    }
}
