namespace KubeOps.Abstractions.Builder;

/// <summary>Makes <see cref="OperatorSettings"/>.</summary>
public sealed class OperatorSettingsBuilder
{
    /// <summary>The operator's name; default <c>kubernetesoperator</c>.</summary>
    public string Name { get; set; } = "kubernetesoperator";

    /// <summary>The only namespace that is watched; null is all of them.</summary>
    public string? Namespace { get; set; }

    /// <summary>Which instances work; default all.</summary>
    public LeaderElectionType LeaderElectionType { get; set; } = LeaderElectionType.None;

    /// <summary>Where work waits.</summary>
    public QueueStrategy QueueStrategy { get; set; } = QueueStrategy.InMemory;

    /// <summary>How many watches a kind gets.</summary>
    public WatchStrategy WatchStrategy { get; set; } = WatchStrategy.PerController;

    /// <summary>How long a lease is good for that is not renewed; default 15 s.</summary>
    public TimeSpan LeaderElectionLeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the leader tries to renew its lease before it gives up; default 10 s.</summary>
    public TimeSpan LeaderElectionRenewDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The time between two tries; default 2 s.</summary>
    public TimeSpan LeaderElectionRetryPeriod { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether finalizers are attached; there are none here, so it changes nothing.</summary>
    public bool AutoAttachFinalizers { get; set; } = true;

    /// <summary>Whether finalizers are detached; there are none here, so it changes nothing.</summary>
    public bool AutoDetachFinalizers { get; set; } = true;

    /// <summary>Which changes of an object reach its controller; default those of its generation.</summary>
    public ReconcileStrategy ReconcileStrategy { get; set; } = ReconcileStrategy.ByGeneration;

    /// <summary>How reconciliations run beside each other.</summary>
    public ParallelReconciliationSettingsBuilder ParallelReconciliation { get; set; } = new();

    /// <summary>Whether the metrics of queues and watches are kept; default yes.</summary>
    public bool EnableMetrics { get; set; } = true;

    /// <summary>The settings as they stand.</summary>
    public OperatorSettings Build() => new()
    {
        Name = Name,
        Namespace = Namespace,
        LeaderElectionType = LeaderElectionType,
        QueueStrategy = QueueStrategy,
        WatchStrategy = WatchStrategy,
        LeaderElectionLeaseDuration = LeaderElectionLeaseDuration,
        LeaderElectionRenewDeadline = LeaderElectionRenewDeadline,
        LeaderElectionRetryPeriod = LeaderElectionRetryPeriod,
        AutoAttachFinalizers = AutoAttachFinalizers,
        AutoDetachFinalizers = AutoDetachFinalizers,
        ReconcileStrategy = ReconcileStrategy,
        ParallelReconciliation = ParallelReconciliation.Build(),
        EnableMetrics = EnableMetrics,
    };
}
