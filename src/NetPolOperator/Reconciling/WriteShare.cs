namespace NetPolOperator.Reconciling;

/// <summary>
/// The writes that one namespace makes together: a few at a time, so that no namespace takes all slots. Those that hang do not count, until there
/// are too many of them.
/// </summary>
/// <param name="slots">The slots of all.</param>
/// <param name="clock">Says what hangs.</param>
/// <param name="turns">How many at a time.</param>
/// <param name="troubled">Whether writes of the namespace have failed before.</param>
/// <param name="hangs">Called when a write hangs.</param>
internal sealed class WriteShare(WriteSlots slots, TimeProvider clock, int turns, bool troubled, Action hangs)
{
    /// <summary>What is not answered by then hangs. The API server answers within milliseconds, unless a webhook keeps it waiting.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);

    private readonly WriteSlots _turns = new(turns, lendable: 2 * turns);
    private volatile bool _troubled = troubled;

    /// <summary>Makes a write when it is its turn.</summary>
    /// <param name="priority">What is written: policies or statuses.</param>
    /// <param name="write">Makes it.</param>
    /// <param name="cancellationToken">Gives up waiting for the turn; what has begun is finished.</param>
    public async Task<T> RunAsync<T>(WritePriority priority, Func<Task<T>> write, CancellationToken cancellationToken)
    {
        await _turns.TakeAsync(priority, cancellationToken).ConfigureAwait(false);
        var turnLent = false;
        try
        {
            await slots.TakeAsync(_troubled ? WritePriority.Troubled : priority, cancellationToken).ConfigureAwait(false);
            var slotLent = false;
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                var writing = write();
                if (!await IsQuickAsync(writing).ConfigureAwait(false))
                {
                    _troubled = true;
                    hangs();
                    turnLent = _turns.TryLend();
                    slotLent = turnLent && slots.TryLend();
                }

                return await writing.ConfigureAwait(false);
            }
            finally
            {
                slots.Return(slotLent);
            }
        }
        finally
        {
            _turns.Return(turnLent);
        }
    }

    private async Task<bool> IsQuickAsync(Task writing)
    {
        await writing.WaitAsync(Quick, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return writing.IsCompleted;
    }
}
