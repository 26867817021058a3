namespace NetPolOperator.Reconciling;

/// <summary>
/// How many writes may be in flight at once. Policies go before statuses, whoever came first. A write that hangs lends its slot to others, so that
/// a webhook that does not answer for some keeps nobody else waiting.
/// </summary>
internal sealed class WriteSlots
{
    /// <summary>So many slots may be lent for each that there is: an API server that is slow altogether is not to get ever more to do.</summary>
    private const int LentForEach = 3;

    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _urgent = new();
    private readonly Queue<TaskCompletionSource> _others = new();
    private readonly int _count;
    private int _free;
    private int _lendable;

    /// <summary>So many slots.</summary>
    /// <param name="count">The number of slots.</param>
    /// <param name="clock">Says what hangs.</param>
    public WriteSlots(int count, TimeProvider clock) => (_count, _free, _lendable, Clock) = (count, count, LentForEach * count, clock);

    /// <summary>Says what hangs.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The share of one namespace or resource: half of the slots at most.</summary>
    /// <param name="hangs">Called when a write of it hangs.</param>
    /// <param name="careful">Whether its writes have failed before: then it gets fewer.</param>
    public WriteShare Share(Action hangs, bool careful = false) => new(this, hangs, Math.Max(1, careful ? _count / 4 : _count / 2));

    /// <summary>Waits for a slot. Give it back when the write is done.</summary>
    /// <param name="urgent">Whether it is for a policy.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask TakeAsync(bool urgent, CancellationToken cancellationToken)
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
