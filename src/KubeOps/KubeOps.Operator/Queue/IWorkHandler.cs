namespace KubeOps.Operator.Queue;

/// <summary>Tells a controller.</summary>
internal interface IWorkHandler<in TEntity>
{
    /// <summary>Reconciles an object.</summary>
    /// <returns>When to do so again without a change.</returns>
    ValueTask<TimeSpan?> ReconcileAsync(TEntity entity, CancellationToken cancellationToken);

    /// <summary>Tells that an object is gone.</summary>
    /// <returns>When to do so again.</returns>
    ValueTask<TimeSpan?> DeletedAsync(TEntity entity, CancellationToken cancellationToken);

    /// <summary>What to do after a failure.</summary>
    /// <param name="key">The object's name.</param>
    /// <param name="error">The exception.</param>
    /// <param name="failures">How many failures there have been with it, this one included.</param>
    /// <returns>The delay before it is tried again; null gives up.</returns>
    TimeSpan? OnFailure(string key, Exception error, int failures);
}
