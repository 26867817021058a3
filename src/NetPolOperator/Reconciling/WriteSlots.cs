namespace NetPolOperator.Reconciling;

/// <summary>Which writes go first.</summary>
internal enum WritePriority
{
    /// <summary>Policies.</summary>
    Policy,

    /// <summary>Writes of a namespace where others hang or have failed: some slots are not for them.</summary>
    Troubled,

    /// <summary>Statuses.</summary>
    Status,
}

/// <summary>
/// How many writes may be in flight at once, and whose turn is next. A write that hangs lends its slot to others, so that a webhook that does not
/// answer for some keeps nobody else waiting.
/// </summary>
/// <param name="count">The number of slots.</param>
/// <param name="lendable">How many may be lent at once: an API server that is slow altogether is not to get ever more to do.</param>
/// <param name="reserve">How many are not for <see cref="WritePriority.Troubled"/>.</param>
internal sealed class WriteSlots(int count, int lendable, int reserve = 0)
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource>[] _waiting = [new(), new(), new()];
    private int _free = count;
    private int _lendable = lendable;

    /// <summary>Waits for a slot. Give it back when the write is done.</summary>
    /// <param name="priority">Whose turn it is.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask TakeAsync(WritePriority priority, CancellationToken cancellationToken)
    {
        TaskCompletionSource? turn = null;
        lock (_gate)
        {
            if (_free > (priority == WritePriority.Troubled ? reserve : 0))
            {
                _free--;
            }
            else
            {
                turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting[(int)priority].Enqueue(turn);
            }
        }

        if (turn is not null)
        {
            using var registration = cancellationToken.Register(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn);
            await turn.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Lends the slot of a write that hangs, unless too many are lent.</summary>
    /// <returns>Whether it is lent; to be told when the slot is given back.</returns>
    public bool TryLend()
    {
        lock (_gate)
        {
            if (_lendable == 0)
            {
                return false;
            }

            _lendable--;
            PassOn();
            return true;
        }
    }

    /// <summary>Gives a slot back.</summary>
    /// <param name="lent">Whether it was lent meanwhile.</param>
    public void Return(bool lent)
    {
        lock (_gate)
        {
            if (lent)
            {
                _lendable++;
            }
            else
            {
                PassOn();
            }
        }
    }

    private void PassOn()
    {
        _free++;
        while (Next() is { } next)
        {
            // A waiter that has given up does not take the turn.
            if (next.TrySetResult())
            {
                _free--;
            }
        }
    }

    private TaskCompletionSource? Next()
    {
        TaskCompletionSource? next = null;
        _ = (_free > 0 && _waiting[(int)WritePriority.Policy].TryDequeue(out next))
            || (_free > reserve && _waiting[(int)WritePriority.Troubled].TryDequeue(out next))
            || (_free > 0 && _waiting[(int)WritePriority.Status].TryDequeue(out next));
        return next;
    }
}
