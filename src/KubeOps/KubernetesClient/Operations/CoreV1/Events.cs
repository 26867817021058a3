using k8s.Autorest;
using k8s.Models;
using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

public partial interface ICoreV1Operations
{
    /// <summary>Lists events of a namespace.</summary>
    Task<HttpOperationResponse<Corev1EventList>> ListNamespacedEventWithHttpMessagesAsync(
        string namespaceParameter, bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null,
        string labelSelector = null, int? limit = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? watch = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Lists events of all namespaces.</summary>
    Task<HttpOperationResponse<Corev1EventList>> ListEventForAllNamespacesWithHttpMessagesAsync(
        bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null, string labelSelector = null,
        int? limit = null, bool? pretty = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? watch = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Creates an event.</summary>
    Task<HttpOperationResponse<Corev1Event>> CreateNamespacedEventWithHttpMessagesAsync(
        Corev1Event body, string namespaceParameter, string dryRun = null, string fieldManager = null, string fieldValidation = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Reads an event.</summary>
    Task<HttpOperationResponse<Corev1Event>> ReadNamespacedEventWithHttpMessagesAsync(
        string name, string namespaceParameter, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Replaces an event.</summary>
    Task<HttpOperationResponse<Corev1Event>> ReplaceNamespacedEventWithHttpMessagesAsync(
        Corev1Event body, string name, string namespaceParameter, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Patches an event.</summary>
    Task<HttpOperationResponse<Corev1Event>> PatchNamespacedEventWithHttpMessagesAsync(
        V1Patch body, string name, string namespaceParameter, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? force = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes all selected events of a namespace.</summary>
    Task<HttpOperationResponse<V1Status>> DeleteCollectionNamespacedEventWithHttpMessagesAsync(
        string namespaceParameter, V1DeleteOptions body = null, string continueParameter = null, string dryRun = null,
        string fieldSelector = null, int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null,
        string labelSelector = null, int? limit = null, bool? orphanDependents = null, string propagationPolicy = null,
        string resourceVersion = null, string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes an event.</summary>
    Task<HttpOperationResponse<V1Status>> DeleteNamespacedEventWithHttpMessagesAsync(
        string name, string namespaceParameter, V1DeleteOptions body = null, string dryRun = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null, string propagationPolicy = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);
}

internal sealed partial class CoreV1Operations
{
    private readonly ResourceEndpoint _events = new(rest, new ResourcePath("", "v1", "events"));

    public Task<HttpOperationResponse<Corev1EventList>> ListNamespacedEventWithHttpMessagesAsync(
        string namespaceParameter, bool? allowWatchBookmarks, string continueParameter, string fieldSelector, string labelSelector,
        int? limit, string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _events.ListAsync<Corev1EventList>(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, sendInitialEvents, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<Corev1EventList>> ListEventForAllNamespacesWithHttpMessagesAsync(
        bool? allowWatchBookmarks, string continueParameter, string fieldSelector, string labelSelector, int? limit, bool? pretty,
        string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _events.ListAsync<Corev1EventList>(
            null, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<Corev1Event>> CreateNamespacedEventWithHttpMessagesAsync(
        Corev1Event body, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _events.CreateAsync<Corev1Event>(
            namespaceParameter, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<Corev1Event>> ReadNamespacedEventWithHttpMessagesAsync(
        string name, string namespaceParameter, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        _events.ReadAsync<Corev1Event>(namespaceParameter, name, null, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<Corev1Event>> ReplaceNamespacedEventWithHttpMessagesAsync(
        Corev1Event body, string name, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _events.ReplaceAsync<Corev1Event>(
            namespaceParameter, name, null, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<Corev1Event>> PatchNamespacedEventWithHttpMessagesAsync(
        V1Patch body, string name, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? force,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _events.PatchAsync<Corev1Event>(
            namespaceParameter, name, null, body, dryRun, fieldManager, fieldValidation, force, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteCollectionNamespacedEventWithHttpMessagesAsync(
        string namespaceParameter, V1DeleteOptions body, string continueParameter, string dryRun, string fieldSelector,
        int? gracePeriodSeconds, bool? ignoreStoreReadErrorWithClusterBreakingPotential, string labelSelector, int? limit,
        bool? orphanDependents, string propagationPolicy, string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents,
        int? timeoutSeconds, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        _events.DeleteCollectionAsync<V1Status>(
            namespaceParameter, body, continueParameter, dryRun, fieldSelector, gracePeriodSeconds, labelSelector, limit, propagationPolicy,
            resourceVersion, timeoutSeconds, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteNamespacedEventWithHttpMessagesAsync(
        string name, string namespaceParameter, V1DeleteOptions body, string dryRun, int? gracePeriodSeconds,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential, bool? orphanDependents, string propagationPolicy, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _events.DeleteAsync<V1Status>(
            namespaceParameter, name, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents,
            propagationPolicy, pretty, customHeaders, cancellationToken);
}

public static partial class CoreV1OperationsExtensions
{
    /// <summary>Lists events of a namespace.</summary>
    public static Task<Corev1EventList> ListNamespacedEventAsync(
        this ICoreV1Operations operations, string namespaceParameter, bool? allowWatchBookmarks = null, string continueParameter = null,
        string fieldSelector = null, string labelSelector = null, int? limit = null, string resourceVersion = null,
        string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.ListNamespacedEventWithHttpMessagesAsync(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, sendInitialEvents, timeoutSeconds, null, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Lists events of all namespaces.</summary>
    public static Task<Corev1EventList> ListEventForAllNamespacesAsync(
        this ICoreV1Operations operations, bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null,
        string labelSelector = null, int? limit = null, bool? pretty = null, string resourceVersion = null,
        string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null,
        CancellationToken cancellationToken = default) =>
        operations.ListEventForAllNamespacesWithHttpMessagesAsync(
            allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, pretty, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, null, null, cancellationToken).BodyAsync();

    /// <summary>Creates an event.</summary>
    public static Task<Corev1Event> CreateNamespacedEventAsync(
        this ICoreV1Operations operations, Corev1Event body, string namespaceParameter, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.CreateNamespacedEventWithHttpMessagesAsync(
            body, namespaceParameter, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Reads an event.</summary>
    public static Task<Corev1Event> ReadNamespacedEventAsync(
        this ICoreV1Operations operations, string name, string namespaceParameter, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.ReadNamespacedEventWithHttpMessagesAsync(name, namespaceParameter, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Replaces an event.</summary>
    public static Task<Corev1Event> ReplaceNamespacedEventAsync(
        this ICoreV1Operations operations, Corev1Event body, string name, string namespaceParameter, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReplaceNamespacedEventWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Patches an event.</summary>
    public static Task<Corev1Event> PatchNamespacedEventAsync(
        this ICoreV1Operations operations, V1Patch body, string name, string namespaceParameter, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? force = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.PatchNamespacedEventWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, force, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes all selected events of a namespace.</summary>
    public static Task<V1Status> DeleteCollectionNamespacedEventAsync(
        this ICoreV1Operations operations, string namespaceParameter, V1DeleteOptions body = null, string continueParameter = null,
        string dryRun = null, string fieldSelector = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, string labelSelector = null, int? limit = null,
        bool? orphanDependents = null, string propagationPolicy = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteCollectionNamespacedEventWithHttpMessagesAsync(
            namespaceParameter, body, continueParameter, dryRun, fieldSelector, gracePeriodSeconds,
            ignoreStoreReadErrorWithClusterBreakingPotential, labelSelector, limit, orphanDependents, propagationPolicy, resourceVersion,
            resourceVersionMatch, sendInitialEvents, timeoutSeconds, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes an event.</summary>
    public static Task<V1Status> DeleteNamespacedEventAsync(
        this ICoreV1Operations operations, string name, string namespaceParameter, V1DeleteOptions body = null, string dryRun = null,
        int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null,
        string propagationPolicy = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteNamespacedEventWithHttpMessagesAsync(
            name, namespaceParameter, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents,
            propagationPolicy, pretty, null, cancellationToken).BodyAsync();
}
