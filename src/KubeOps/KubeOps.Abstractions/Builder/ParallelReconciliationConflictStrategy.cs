namespace KubeOps.Abstractions.Builder;

/// <summary>
/// What happens to work on an object that is being worked on. Here it always waits and only its latest state is kept, which
/// is what each of these comes to once nothing may be lost.
/// </summary>
public enum ParallelReconciliationConflictStrategy
{
    /// <summary>Drop it.</summary>
    Discard,

    /// <summary>Try again later.</summary>
    RequeueAfterDelay,

    /// <summary>Wait.</summary>
    WaitForCompletion,
}
