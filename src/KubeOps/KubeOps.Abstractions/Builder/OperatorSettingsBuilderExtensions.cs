namespace KubeOps.Abstractions.Builder;

/// <summary>The settings of <see cref="OperatorSettingsBuilder"/>, to be chained.</summary>
public static class OperatorSettingsBuilderExtensions
{
    /// <summary>Sets the operator's name.</summary>
    public static OperatorSettingsBuilder WithName(this OperatorSettingsBuilder builder, string name) =>
        builder.With(b => b.Name = name);

    /// <summary>Sets the only namespace that is watched; null is all of them.</summary>
    public static OperatorSettingsBuilder WithNamespace(this OperatorSettingsBuilder builder, string? ns) =>
        builder.With(b => b.Namespace = ns);

    /// <summary>Sets which instances work.</summary>
    public static OperatorSettingsBuilder WithLeaderElection(this OperatorSettingsBuilder builder, LeaderElectionType type) =>
        builder.With(b => b.LeaderElectionType = type);

    /// <summary>Sets where work waits.</summary>
    public static OperatorSettingsBuilder WithQueueStrategy(this OperatorSettingsBuilder builder, QueueStrategy strategy) =>
        builder.With(b => b.QueueStrategy = strategy);

    /// <summary>Sets how many watches a kind gets.</summary>
    public static OperatorSettingsBuilder WithWatchStrategy(this OperatorSettingsBuilder builder, WatchStrategy strategy) =>
        builder.With(b => b.WatchStrategy = strategy);

    /// <summary>Sets how long a lease is good for that is not renewed.</summary>
    public static OperatorSettingsBuilder WithLeaderElectionLeaseDuration(this OperatorSettingsBuilder builder, TimeSpan leaseDuration) =>
        builder.With(b => b.LeaderElectionLeaseDuration = leaseDuration);

    /// <summary>Sets how long the leader tries to renew its lease before it gives up.</summary>
    public static OperatorSettingsBuilder WithLeaderElectionRenewDeadline(this OperatorSettingsBuilder builder, TimeSpan renewDeadline) =>
        builder.With(b => b.LeaderElectionRenewDeadline = renewDeadline);

    /// <summary>Sets the time between two tries.</summary>
    public static OperatorSettingsBuilder WithLeaderElectionRetryPeriod(this OperatorSettingsBuilder builder, TimeSpan retryPeriod) =>
        builder.With(b => b.LeaderElectionRetryPeriod = retryPeriod);

    /// <summary>Sets whether finalizers are attached.</summary>
    public static OperatorSettingsBuilder WithAutoAttachFinalizers(this OperatorSettingsBuilder builder, bool value = true) =>
        builder.With(b => b.AutoAttachFinalizers = value);

    /// <summary>Sets whether finalizers are detached.</summary>
    public static OperatorSettingsBuilder WithAutoDetachFinalizers(this OperatorSettingsBuilder builder, bool value = true) =>
        builder.With(b => b.AutoDetachFinalizers = value);

    /// <summary>Sets which changes of an object reach its controller.</summary>
    public static OperatorSettingsBuilder WithReconcileStrategy(this OperatorSettingsBuilder builder, ReconcileStrategy strategy) =>
        builder.With(b => b.ReconcileStrategy = strategy);

    /// <summary>Sets whether the metrics of queues and watches are kept.</summary>
    public static OperatorSettingsBuilder WithMetrics(this OperatorSettingsBuilder builder, bool value = true) =>
        builder.With(b => b.EnableMetrics = value);

    /// <summary>Sets all times of the leader election.</summary>
    public static OperatorSettingsBuilder WithLeaderElectionTimings(
        this OperatorSettingsBuilder builder, TimeSpan leaseDuration, TimeSpan renewDeadline, TimeSpan retryPeriod) =>
        builder.WithLeaderElectionLeaseDuration(leaseDuration).WithLeaderElectionRenewDeadline(renewDeadline).WithLeaderElectionRetryPeriod(retryPeriod);

    /// <summary>Sets how reconciliations run beside each other.</summary>
    public static OperatorSettingsBuilder WithParallelReconciliation(
        this OperatorSettingsBuilder builder, Action<ParallelReconciliationSettingsBuilder> configure) =>
        builder.With(b => configure(b.ParallelReconciliation));

    private static OperatorSettingsBuilder With(this OperatorSettingsBuilder builder, Action<OperatorSettingsBuilder> set)
    {
        ArgumentNullException.ThrowIfNull(builder);
        set(builder);
        return builder;
    }
}
