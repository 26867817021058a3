using k8s;
using k8s.Models;
using KubeOps.KubernetesClient.Selectors;

namespace KubeOps.KubernetesClient;

/// <summary>
/// Reads and writes objects by their C# class. Where a call is refused, an <see cref="k8s.Autorest.HttpOperationException"/> is
/// thrown that carries the API server's Status; the calls that treat "not found" otherwise say so.
/// </summary>
public partial interface IKubernetesClient : IDisposable
{
    /// <summary>The client underneath.</summary>
    IKubernetes ApiClient { get; }

    /// <summary>The API server's address.</summary>
    Uri BaseUri { get; }

    /// <summary>
    /// The namespace that the program runs in: of the kubeconfig's context, the environment variable, the service account, or
    /// <c>default</c>, whichever is there first.
    /// </summary>
    /// <param name="downwardApiEnvName">The environment variable.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    Task<string> GetCurrentNamespaceAsync(string downwardApiEnvName = "POD_NAMESPACE", CancellationToken cancellationToken = default);

    /// <inheritdoc cref="GetCurrentNamespaceAsync"/>
    string GetCurrentNamespace(string downwardApiEnvName = "POD_NAMESPACE");

    /// <summary>Reads an object.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="namespace">Its namespace; null for a cluster-scoped one.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The object, or null if there is none.</returns>
    Task<TEntity?> GetAsync<TEntity>(string name, string? @namespace = null, CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta>;

    /// <inheritdoc cref="GetAsync"/>
    TEntity? Get<TEntity>(string name, string? @namespace = null)
        where TEntity : IKubernetesObject<V1ObjectMeta>;

    /// <summary>
    /// Reads all objects. Without a namespace and selectors, and while an informer of this operator runs for the kind, the answer
    /// is what the informer's store holds and no request is made: it waits until the informer has its first full list and every
    /// object of it has been delivered to the controllers. In all other cases the list is read page by page. The objects of a
    /// store are shared: they must not be changed.
    /// </summary>
    /// <param name="namespace">The namespace; null for all of them.</param>
    /// <param name="labelSelector">A label selector.</param>
    /// <param name="fieldSelector">A field selector.</param>
    /// <param name="cancellationToken">Cancels the reading, and the waiting.</param>
    Task<IList<TEntity>> ListAsync<TEntity>(
        string? @namespace = null, string? labelSelector = null, string? fieldSelector = null, CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta>;

    /// <summary>Reads all objects that the selectors let through.</summary>
    Task<IList<TEntity>> ListAsync<TEntity>(string? @namespace = null, params KubernetesSelector[] selectors)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        var (labels, fields) = selectors.ToExpressions();
        return ListAsync<TEntity>(@namespace, labels, fields, CancellationToken.None);
    }

    /// <summary>Reads all objects, see <see cref="ListAsync{TEntity}(string?, string?, string?, CancellationToken)"/>.</summary>
    IList<TEntity> List<TEntity>(string? @namespace = null, string? labelSelector = null, string? fieldSelector = null)
        where TEntity : IKubernetesObject<V1ObjectMeta>;

    /// <summary>Reads all objects that the selectors let through.</summary>
    IList<TEntity> List<TEntity>(string? @namespace = null, params KubernetesSelector[] selectors)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        var (labels, fields) = selectors.ToExpressions();
        return List<TEntity>(@namespace, labels, fields);
    }

    /// <summary>Calls back for each change until the watcher is disposed or its stream ends. An informer is what controllers use.</summary>
    Watcher<TEntity> Watch<TEntity>(
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
        where TEntity : IKubernetesObject<V1ObjectMeta>;

    /// <summary>The changes from a resourceVersion on, until the stream ends.</summary>
    IAsyncEnumerable<(WatchEventType Type, TEntity Entity)> WatchAsync<TEntity>(
        string? @namespace = null,
        string? resourceVersion = null,
        string? labelSelector = null,
        string? fieldSelector = null,
        bool? allowWatchBookmarks = null,
        CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta>;
}
