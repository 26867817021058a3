namespace NetPolOperator.Reconciling;

/// <summary>A token bucket for one waiter.</summary>
/// <param name="perSecond">Turns a second, in the long run.</param>
/// <param name="burst">Turns that may be saved up.</param>
/// <param name="clock">The time.</param>
internal sealed class RateLimit(double perSecond, int burst, TimeProvider clock)
{
    private double _tokens = burst;
    private long _last = clock.GetTimestamp();

    /// <summary>Waits for the next turn.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetTimestamp();
        _tokens = Math.Min(burst, _tokens + (clock.GetElapsedTime(_last, now).TotalSeconds * perSecond)) - 1;
        _last = now;
        if (_tokens < 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(-_tokens / perSecond), clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
