namespace NetPolOperator.Reconciling;

/// <summary>
/// How often the status of a namespace may be computed: once in a second, and seldom enough that all namespaces together keep at
/// most a quarter of a core busy. What Audit would block is looked for among all pods of the cluster; with many resources in Audit
/// and pods that come and go all the time, computing it as often as something changes would leave no time for anything else.
/// </summary>
internal sealed class StatusPace(TimeProvider clock)
{
    /// <summary>The least time between two computations of the same status.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private const int TimesTheWork = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset At, TimeSpan Took)> _computed = [];
    private TimeSpan _total;

    /// <summary>Says that a namespace's status has been computed just now, and how long that took.</summary>
    public void Computed(string ns, TimeSpan took)
    {
        lock (_gate)
        {
            _total += took - _computed.GetValueOrDefault(ns).Took;
            _computed[ns] = (clock.GetUtcNow(), took);
        }
    }

    /// <summary>How long a namespace's status has to wait until it may be computed again; zero or less for not at all.</summary>
    public TimeSpan Wait(string ns)
    {
        lock (_gate)
        {
            if (!_computed.TryGetValue(ns, out var last))
            {
                return TimeSpan.Zero;
            }

            var between = _total * TimesTheWork > Shortest ? _total * TimesTheWork : Shortest;
            return last.At + between - clock.GetUtcNow();
        }
    }

    /// <summary>Forgets a namespace that is gone.</summary>
    public void Forget(string ns)
    {
        lock (_gate)
        {
            if (_computed.Remove(ns, out var last))
            {
                _total -= last.Took;
            }
        }
    }
}
