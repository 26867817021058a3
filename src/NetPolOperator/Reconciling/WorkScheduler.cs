using NetPolOperator.Cluster;

namespace NetPolOperator.Reconciling;

/// <summary>
/// The queues of work: namespaces to plan at once, and statuses to compute a little later. A burst of events marks a status
/// once, and none is computed more often than <see cref="StatusPace"/> lets it.
/// </summary>
internal sealed class WorkScheduler(TimeProvider clock) : INamespaceMemory, IDisposable
{
    /// <summary>How long a status waits for more of the same.</summary>
    public static readonly TimeSpan StatusDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a plan waits that pods asked for.</summary>
    public static readonly TimeSpan PlanSoonDelay = TimeSpan.FromMilliseconds(500);

    private readonly StatusPace _pace = new(clock);

    /// <summary>Namespaces to plan.</summary>
    public WorkQueue<string> Plans { get; } = new(clock);

    /// <summary>Namespaces whose statuses and coverage are to be computed.</summary>
    public WorkQueue<string> Statuses { get; } = new(clock);

    /// <summary>Baselines whose status is to be put together.</summary>
    public WorkQueue<string> Baselines { get; } = new(clock);

    /// <summary>Queues the work that a change makes.</summary>
    public void Mark(Affected affected)
    {
        foreach (var ns in affected.Plans)
        {
            Plans.Add(ns);
        }

        foreach (var ns in affected.PlansSoon)
        {
            Plans.AddAfter(ns, PlanSoonDelay);
        }

        foreach (var ns in affected.Statuses)
        {
            MarkStatus(ns);
        }

        foreach (var baseline in affected.Baselines)
        {
            Baselines.AddAfter(baseline, StatusPace.Shortest);
        }
    }

    /// <summary>Says that the statuses of a namespace have been computed, and how long that took, so that they are not again at once.</summary>
    public void StatusComputed(string ns, TimeSpan took) => _pace.Computed(ns, took);

    /// <inheritdoc/>
    public void Forget(string ns) => _pace.Forget(ns);

    /// <inheritdoc/>
    public void Dispose()
    {
        Plans.Dispose();
        Statuses.Dispose();
        Baselines.Dispose();
    }

    private void MarkStatus(string ns)
    {
        var wait = _pace.Wait(ns);
        Statuses.AddAfter(ns, wait > StatusDelay ? wait : StatusDelay);
    }
}
