namespace NetPolOperator.Cluster;

/// <summary>The work that a change makes. Planning a namespace includes its status, so no namespace needs both.</summary>
internal sealed class Affected
{
    /// <summary>Nothing.</summary>
    public static Affected None { get; } = new();

    /// <summary>Namespaces to plan again.</summary>
    public HashSet<string> Plans { get; } = [];

    /// <summary>Namespaces to plan again, but with no hurry: pods come in bursts, and hardly ever change a plan.</summary>
    public HashSet<string> PlansSoon { get; } = [];

    /// <summary>Namespaces whose statuses and coverage have to be computed again.</summary>
    public HashSet<string> Statuses { get; } = [];

    /// <summary>Baselines whose status has to be put together again.</summary>
    public HashSet<string> Baselines { get; } = [];

    /// <summary>Whether there is no work.</summary>
    public bool IsEmpty => Plans.Count == 0 && PlansSoon.Count == 0 && Statuses.Count == 0 && Baselines.Count == 0;
}
