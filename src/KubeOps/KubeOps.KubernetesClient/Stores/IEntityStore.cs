namespace KubeOps.KubernetesClient.Stores;

/// <summary>The objects of a kind as an informer knows them.</summary>
/// <typeparam name="TEntity">The kind.</typeparam>
internal interface IEntityStore<TEntity>
{
    /// <summary>
    /// The objects, once the first list is complete and all of it has been delivered to the controllers; null where no informer
    /// runs, or it stops meanwhile.
    /// </summary>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <exception cref="Exception">The list that was waited for failed.</exception>
    Task<IList<TEntity>?> ListSyncedAsync(CancellationToken cancellationToken);
}
