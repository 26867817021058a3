using System.Runtime.CompilerServices;
using k8s;
using k8s.Exceptions;
using k8s.Models;
using k8s.Rest;
using KubeOps.KubernetesClient.Reading;

namespace KubeOps.KubernetesClient;

public partial class KubernetesClient
{
    /// <inheritdoc/>
    public async Task<IList<TEntity>> ListAsync<TEntity>(
        string? @namespace = null, string? labelSelector = null, string? fieldSelector = null, CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        var rest = Rest;
        var query = new ListQuery { Namespace = Scope(@namespace), LabelSelector = Scope(labelSelector), FieldSelector = Scope(fieldSelector) };
        var everything = query is { Namespace: null, LabelSelector: null, FieldSelector: null };
        if (everything
            && _stores?.Find<TEntity>() is { } store
            && await store.ListSyncedAsync(cancellationToken).ConfigureAwait(false) is { } stored)
        {
            return stored;
        }

        var entities = new List<TEntity>();
        await foreach (var page in new ResourceClient<TEntity>(rest).ListAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (page.Restarted)
                entities.Clear();
            if (page.Undecodable is [var broken, ..])
                throw Unreadable<TEntity>(broken);
            entities.AddRange(page.Items);
        }

        return entities;
    }

    /// <inheritdoc/>
    public IList<TEntity> List<TEntity>(string? @namespace = null, string? labelSelector = null, string? fieldSelector = null)
        where TEntity : IKubernetesObject<V1ObjectMeta> =>
        ListAsync<TEntity>(@namespace, labelSelector, fieldSelector, CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public Watcher<TEntity> Watch<TEntity>(
        Action<WatchEventType, TEntity> onEvent,
        Action<Exception>? onError = null,
        Action? onClose = null,
        string? @namespace = null,
        TimeSpan? timeout = null,
        bool? allowWatchBookmarks = null,
        string? resourceVersion = null,
        string? labelSelector = null,
        string? fieldSelector = null,
        CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        var query = new WatchQuery
        {
            Namespace = Scope(@namespace),
            ResourceVersion = resourceVersion,
            LabelSelector = labelSelector,
            FieldSelector = fieldSelector,
            AllowBookmarks = allowWatchBookmarks == true,
        };
        query = timeout is { } limit ? query with { Timeout = limit } : query;
        return new Watcher<TEntity>(token => FollowAsync<TEntity>(query, token), onEvent, onError, onClose, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<(WatchEventType Type, TEntity Entity)> WatchAsync<TEntity>(
        string? @namespace = null,
        string? resourceVersion = null,
        string? labelSelector = null,
        string? fieldSelector = null,
        bool? allowWatchBookmarks = null,
        CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        var query = new WatchQuery
        {
            Namespace = Scope(@namespace),
            ResourceVersion = resourceVersion,
            LabelSelector = labelSelector,
            FieldSelector = fieldSelector,
            AllowBookmarks = allowWatchBookmarks == true,
        };
        return FollowAsync<TEntity>(query, cancellationToken);
    }

    private async IAsyncEnumerable<(WatchEventType Type, TEntity Entity)> FollowAsync<TEntity>(
        WatchQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        await foreach (var change in new ResourceClient<TEntity>(Rest).WatchAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (change.Undecodable is { } broken)
                throw Unreadable<TEntity>(broken);
            if (change.Type == WatchEventType.Error)
                throw new KubernetesException(change.Status);
            if (change.Object is { } entity)
                yield return (change.Type, entity);
        }
    }

    private static KubernetesClientException Unreadable<TEntity>(UndecodableObject broken) =>
        new($"{EntityKind<TEntity>.Name} {broken} cannot be read", broken.Error);
}
