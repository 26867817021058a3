namespace KubeOps.Abstractions.Builder;

/// <summary>The settings of <see cref="ParallelReconciliationSettingsBuilder"/>, to be chained.</summary>
public static class ParallelReconciliationSettingsBuilderExtensions
{
    /// <summary>Sets how many objects of a kind are worked on at once.</summary>
    public static ParallelReconciliationSettingsBuilder WithMaxParallelReconciliations(this ParallelReconciliationSettingsBuilder builder, int value)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.MaxParallelReconciliations = value;
        return builder;
    }

    /// <summary>Sets what happens to work on an object that is being worked on.</summary>
    public static ParallelReconciliationSettingsBuilder WithConflictStrategy(
        this ParallelReconciliationSettingsBuilder builder, ParallelReconciliationConflictStrategy strategy)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ConflictStrategy = strategy;
        return builder;
    }

    /// <summary>Sets the delay of <see cref="ParallelReconciliationConflictStrategy.RequeueAfterDelay"/>.</summary>
    public static ParallelReconciliationSettingsBuilder WithRequeueDelay(this ParallelReconciliationSettingsBuilder builder, TimeSpan? delay)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.RequeueDelay = delay;
        return builder;
    }

    /// <summary>Sets how often one object is tried again after an exception.</summary>
    public static ParallelReconciliationSettingsBuilder WithMaxErrorRetries(this ParallelReconciliationSettingsBuilder builder, int retries)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.MaxErrorRetries = retries;
        return builder;
    }

    /// <summary>Sets the delay before the first retry.</summary>
    public static ParallelReconciliationSettingsBuilder WithErrorBackoffBase(this ParallelReconciliationSettingsBuilder builder, TimeSpan backoff)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ErrorBackoffBase = backoff;
        return builder;
    }
}
