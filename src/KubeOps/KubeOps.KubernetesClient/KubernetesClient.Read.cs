using System.Runtime.CompilerServices;
using System.Text.Json;
using k8s;
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
        ObjectDisposedException.ThrowIf(_disposed, this);
        var everything = string.IsNullOrEmpty(@namespace) && string.IsNullOrEmpty(labelSelector) && string.IsNullOrEmpty(fieldSelector);
        if (everything
            && _stores?.Find<TEntity>() is { } store
            && await store.ListSyncedAsync(cancellationToken).ConfigureAwait(false) is { } stored)
        {
            return stored;
        }

        var decoder = new EntityDecoder<TEntity>();
        var entities = new List<TEntity>();
        await new PagedList(Rest, EntityPath<TEntity>.Collection(@namespace), labelSelector, fieldSelector)
            .ReadAsync(
                json =>
                {
                    var decoded = decoder.Decode(json);
                    entities.Add(decoded.Entity ?? throw new JsonException($"{EntityPath<TEntity>.Metadata.Kind} {decoded.Key} cannot be read: {decoded.Error}"));
                },
                entities.Clear,
                cancellationToken)
            .ConfigureAwait(false);
        return entities;
    }

    /// <inheritdoc/>
    public IList<TEntity> List<TEntity>(string? @namespace = null, string? labelSelector = null, string? fieldSelector = null)
        where TEntity : IKubernetesObject<V1ObjectMeta> =>
        ListAsync<TEntity>(@namespace, labelSelector, fieldSelector, CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async IAsyncEnumerable<(WatchEventType Type, TEntity Entity)> WatchAsync<TEntity>(
        string? @namespace = null,
        string? resourceVersion = null,
        string? labelSelector = null,
        string? fieldSelector = null,
        bool? allowWatchBookmarks = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        var path = WatchPath<TEntity>(@namespace, resourceVersion, labelSelector, fieldSelector, allowWatchBookmarks, null);
        using var response = await Rest.OpenAsync(new RestRequest(HttpMethod.Get, path) { IsWatch = true }, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        var lines = new LineReader(stream);
        var decoder = new EntityDecoder<TEntity>();
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
            yield return ReadEvent(line.Span, decoder);
    }

    private static (WatchEventType Type, TEntity Entity) ReadEvent<TEntity>(ReadOnlySpan<byte> line, EntityDecoder<TEntity> decoder)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        var json = WatchLine.Read(line, out var type);
        if (type == WatchLine.Error)
            throw WatchLine.ToException(json);
        if (type == WatchLine.Bookmark)
            return (WatchEventType.Bookmark, decoder.DecodeBookmark(json));
        var decoded = decoder.Decode(json);
        return (
            type switch { WatchLine.Added => WatchEventType.Added, WatchLine.Deleted => WatchEventType.Deleted, _ => WatchEventType.Modified },
            decoded.Entity ?? throw new JsonException($"{EntityPath<TEntity>.Metadata.Kind} {decoded.Key} cannot be read: {decoded.Error}"));
    }

    private static string WatchPath<TEntity>(
        string? @namespace, string? resourceVersion, string? labelSelector, string? fieldSelector, bool? allowWatchBookmarks, TimeSpan? timeout) =>
        Query.Add(
            EntityPath<TEntity>.Collection(@namespace),
            ("watch", "true"),
            ("allowWatchBookmarks", allowWatchBookmarks == true ? "true" : null),
            ("resourceVersion", resourceVersion),
            ("labelSelector", labelSelector),
            ("fieldSelector", fieldSelector),
            ("timeoutSeconds", timeout is { } limit ? ((int)limit.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
}
