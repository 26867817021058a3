namespace KubeOps.Operator.Watcher;

/// <summary>Growing delays with jitter, so that many clients of a server that came back do not all return at once.</summary>
/// <param name="random">A number from 0 up to 1.</param>
internal sealed class Backoff(Func<double> random)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    /// <summary>How many delays there were since the last success.</summary>
    public int Attempts { get; private set; }

    /// <summary>The next delay: the doubled one before, between half and one and a half of it.</summary>
    public TimeSpan Next()
    {
        var delay = First * Math.Pow(2, Math.Min(Attempts, 10));
        Attempts++;
        return (delay < Most ? delay : Most) * (0.5 + random());
    }

    /// <summary>It went well.</summary>
    public void Reset() => Attempts = 0;
}
