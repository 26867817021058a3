namespace KubeOps.Abstractions.Builder;

/// <summary>Makes <see cref="ParallelReconciliationSettings"/>.</summary>
public sealed class ParallelReconciliationSettingsBuilder
{
    private int _maxParallelReconciliations = Environment.ProcessorCount * 2;

    /// <summary>How many objects of a kind are worked on at once; default: twice the processors.</summary>
    public int MaxParallelReconciliations
    {
        get => _maxParallelReconciliations;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _maxParallelReconciliations = value;
        }
    }

    /// <summary>What happens to work on an object that is being worked on.</summary>
    public ParallelReconciliationConflictStrategy ConflictStrategy { get; set; } = ParallelReconciliationConflictStrategy.WaitForCompletion;

    /// <summary>The delay of <see cref="ParallelReconciliationConflictStrategy.RequeueAfterDelay"/>.</summary>
    public TimeSpan? RequeueDelay { get; set; }

    /// <summary>How often one object is tried again after an exception; default 5.</summary>
    public int MaxErrorRetries { get; set; } = 5;

    /// <summary>The delay before the first retry; default 2 s.</summary>
    public TimeSpan ErrorBackoffBase { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The settings as they stand.</summary>
    public ParallelReconciliationSettings Build() => new()
    {
        MaxParallelReconciliations = MaxParallelReconciliations,
        ConflictStrategy = ConflictStrategy,
        RequeueDelay = RequeueDelay,
        MaxErrorRetries = MaxErrorRetries,
        ErrorBackoffBase = ErrorBackoffBase,
    };
}
