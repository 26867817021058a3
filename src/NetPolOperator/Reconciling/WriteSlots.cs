namespace NetPolOperator.Reconciling;

/// <summary>How many writes may be in flight at once. Policies go before statuses, whoever came first.</summary>
/// <param name="count">The number of slots.</param>
internal sealed class WriteSlots(int count)
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _urgent = new();
    private readonly Queue<TaskCompletionSource> _others = new();
    private int _free = count;

    /// <summary>Waits for a slot; dispose of it when the write is done.</summary>
    /// <param name="urgent">Whether it is for a policy.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask<Slot> TakeAsync(bool urgent, CancellationToken cancellationToken)
    {
        TaskCompletionSource? turn = null;
        lock (_gate)
        {
            if (_free > 0)
            {
                _free--;
            }
            else
            {
                turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                (urgent ? _urgent : _others).Enqueue(turn);
            }
        }

        if (turn is not null)
        {
            using var registration = cancellationToken.Register(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn);
            await turn.Task.ConfigureAwait(false);
        }

        return new Slot(this);
    }

    private void Release()
    {
        lock (_gate)
        {
            // A waiter that has given up does not take the turn.
            while (_urgent.TryDequeue(out var next) || _others.TryDequeue(out next))
            {
                if (next.TrySetResult())
                {
                    return;
                }
            }

            _free++;
        }
    }

    /// <summary>A slot that was taken.</summary>
    internal readonly struct Slot(WriteSlots slots) : IDisposable
    {
        /// <summary>Gives the slot back.</summary>
        public void Dispose() => slots.Release();
    }
}
