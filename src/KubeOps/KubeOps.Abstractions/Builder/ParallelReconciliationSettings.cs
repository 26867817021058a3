namespace KubeOps.Abstractions.Builder;

/// <summary>How reconciliations run beside each other and after errors.</summary>
public sealed record ParallelReconciliationSettings
{
    /// <summary>How many objects of a kind are worked on at once.</summary>
    public required int MaxParallelReconciliations { get; init; }

    /// <summary>What happens to work on an object that is being worked on.</summary>
    public required ParallelReconciliationConflictStrategy ConflictStrategy { get; init; }

    /// <summary>The delay of <see cref="ParallelReconciliationConflictStrategy.RequeueAfterDelay"/>.</summary>
    public TimeSpan? RequeueDelay { get; init; }

    /// <summary>How often one object is tried again after an exception.</summary>
    public required int MaxErrorRetries { get; init; }

    /// <summary>The delay before the first retry; it doubles with each.</summary>
    public required TimeSpan ErrorBackoffBase { get; init; }

    /// <summary><see cref="RequeueDelay"/>, or five seconds.</summary>
    public TimeSpan GetEffectiveRequeueDelay() => RequeueDelay ?? TimeSpan.FromSeconds(5);

    /// <summary>The delay before a retry.</summary>
    /// <param name="retryCount">Which one, from 1.</param>
    public TimeSpan GetErrorBackoffDelay(int retryCount) => ErrorBackoffBase * Math.Pow(2, Math.Clamp(retryCount - 1, 0, 30));
}
