namespace NetPolOperator.Reconciling;

/// <summary>Exponential delays for each key that keeps failing, with jitter so that they do not all come back at once.</summary>
/// <typeparam name="TKey">What fails.</typeparam>
/// <param name="first">The first delay.</param>
/// <param name="longest">No delay is longer.</param>
/// <param name="random">Source of jitter.</param>
internal sealed class Backoff<TKey>(TimeSpan first, TimeSpan longest, Random random)
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> _failures = [];
    private readonly Lock _gate = new();

    /// <summary>The delay after one more failure: between half and all of first × 2ⁿ.</summary>
    public TimeSpan Next(TKey key)
    {
        lock (_gate)
        {
            var failures = _failures.GetValueOrDefault(key);
            _failures[key] = failures + 1;
            var full = Math.Min(first.Ticks * Math.Pow(2, Math.Min(failures, 30)), longest.Ticks);
            return TimeSpan.FromTicks((long)(full * (0.5 + (random.NextDouble() / 2))));
        }
    }

    /// <summary>How often the key has failed since it last succeeded.</summary>
    public int FailuresOf(TKey key)
    {
        lock (_gate)
        {
            return _failures.GetValueOrDefault(key);
        }
    }

    /// <summary>Forgets the failures of a key that has succeeded.</summary>
    public void Reset(TKey key)
    {
        lock (_gate)
        {
            _failures.Remove(key);
        }
    }
}
