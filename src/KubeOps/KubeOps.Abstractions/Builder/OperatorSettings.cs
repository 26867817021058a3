namespace KubeOps.Abstractions.Builder;

/// <summary>The settings of an operator.</summary>
public sealed record OperatorSettings
{
    /// <summary>Its name: the lease is <c>&lt;name&gt;-leader</c>, and events and metrics carry it.</summary>
    public required string Name { get; init; }

    /// <summary>The only namespace that is watched; null is all of them.</summary>
    public string? Namespace { get; init; }

    /// <summary>Which instances work.</summary>
    public required LeaderElectionType LeaderElectionType { get; init; }

    /// <summary>Where work waits.</summary>
    public required QueueStrategy QueueStrategy { get; init; }

    /// <summary>How many watches a kind gets.</summary>
    public required WatchStrategy WatchStrategy { get; init; }

    /// <summary>How long a lease is good for that is not renewed.</summary>
    public required TimeSpan LeaderElectionLeaseDuration { get; init; }

    /// <summary>How long the leader tries to renew its lease before it gives up.</summary>
    public required TimeSpan LeaderElectionRenewDeadline { get; init; }

    /// <summary>The time between two tries.</summary>
    public required TimeSpan LeaderElectionRetryPeriod { get; init; }

    /// <summary>Whether finalizers are attached; there are none here, so it changes nothing.</summary>
    public required bool AutoAttachFinalizers { get; init; }

    /// <summary>Whether finalizers are detached; there are none here, so it changes nothing.</summary>
    public required bool AutoDetachFinalizers { get; init; }

    /// <summary>Which changes of an object reach its controller.</summary>
    public required ReconcileStrategy ReconcileStrategy { get; init; }

    /// <summary>How reconciliations run beside each other.</summary>
    public required ParallelReconciliationSettings ParallelReconciliation { get; init; }

    /// <summary>Whether the metrics of queues and watches are kept.</summary>
    public required bool EnableMetrics { get; init; }
}
