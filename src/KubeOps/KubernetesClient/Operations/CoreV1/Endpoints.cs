using k8s.Autorest;
using k8s.Models;
using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

public partial interface ICoreV1Operations
{
    /// <summary>Lists endpoints of a namespace.</summary>
    Task<HttpOperationResponse<V1EndpointsList>> ListNamespacedEndpointsWithHttpMessagesAsync(
        string namespaceParameter, bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null,
        string labelSelector = null, int? limit = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? watch = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Lists endpoints of all namespaces.</summary>
    Task<HttpOperationResponse<V1EndpointsList>> ListEndpointsForAllNamespacesWithHttpMessagesAsync(
        bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null, string labelSelector = null,
        int? limit = null, bool? pretty = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? watch = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Creates endpoints.</summary>
    Task<HttpOperationResponse<V1Endpoints>> CreateNamespacedEndpointsWithHttpMessagesAsync(
        V1Endpoints body, string namespaceParameter, string dryRun = null, string fieldManager = null, string fieldValidation = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Reads endpoints.</summary>
    Task<HttpOperationResponse<V1Endpoints>> ReadNamespacedEndpointsWithHttpMessagesAsync(
        string name, string namespaceParameter, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Replaces endpoints.</summary>
    Task<HttpOperationResponse<V1Endpoints>> ReplaceNamespacedEndpointsWithHttpMessagesAsync(
        V1Endpoints body, string name, string namespaceParameter, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Patches endpoints.</summary>
    Task<HttpOperationResponse<V1Endpoints>> PatchNamespacedEndpointsWithHttpMessagesAsync(
        V1Patch body, string name, string namespaceParameter, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? force = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes all selected endpoints of a namespace.</summary>
    Task<HttpOperationResponse<V1Status>> DeleteCollectionNamespacedEndpointsWithHttpMessagesAsync(
        string namespaceParameter, V1DeleteOptions body = null, string continueParameter = null, string dryRun = null,
        string fieldSelector = null, int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null,
        string labelSelector = null, int? limit = null, bool? orphanDependents = null, string propagationPolicy = null,
        string resourceVersion = null, string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes endpoints.</summary>
    Task<HttpOperationResponse<V1Status>> DeleteNamespacedEndpointsWithHttpMessagesAsync(
        string name, string namespaceParameter, V1DeleteOptions body = null, string dryRun = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null, string propagationPolicy = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);
}

internal sealed partial class CoreV1Operations
{
    private readonly ResourceEndpoint _endpoints = new(rest, new ResourcePath("", "v1", "endpoints"));

    public Task<HttpOperationResponse<V1EndpointsList>> ListNamespacedEndpointsWithHttpMessagesAsync(
        string namespaceParameter, bool? allowWatchBookmarks, string continueParameter, string fieldSelector, string labelSelector,
        int? limit, string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _endpoints.ListAsync<V1EndpointsList>(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, sendInitialEvents, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1EndpointsList>> ListEndpointsForAllNamespacesWithHttpMessagesAsync(
        bool? allowWatchBookmarks, string continueParameter, string fieldSelector, string labelSelector, int? limit, bool? pretty,
        string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _endpoints.ListAsync<V1EndpointsList>(
            null, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Endpoints>> CreateNamespacedEndpointsWithHttpMessagesAsync(
        V1Endpoints body, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _endpoints.CreateAsync<V1Endpoints>(
            namespaceParameter, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Endpoints>> ReadNamespacedEndpointsWithHttpMessagesAsync(
        string name, string namespaceParameter, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        _endpoints.ReadAsync<V1Endpoints>(namespaceParameter, name, null, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Endpoints>> ReplaceNamespacedEndpointsWithHttpMessagesAsync(
        V1Endpoints body, string name, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _endpoints.ReplaceAsync<V1Endpoints>(
            namespaceParameter, name, null, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Endpoints>> PatchNamespacedEndpointsWithHttpMessagesAsync(
        V1Patch body, string name, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? force,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _endpoints.PatchAsync<V1Endpoints>(
            namespaceParameter, name, null, body, dryRun, fieldManager, fieldValidation, force, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteCollectionNamespacedEndpointsWithHttpMessagesAsync(
        string namespaceParameter, V1DeleteOptions body, string continueParameter, string dryRun, string fieldSelector,
        int? gracePeriodSeconds, bool? ignoreStoreReadErrorWithClusterBreakingPotential, string labelSelector, int? limit,
        bool? orphanDependents, string propagationPolicy, string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents,
        int? timeoutSeconds, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        _endpoints.DeleteCollectionAsync<V1Status>(
            namespaceParameter, body, continueParameter, dryRun, fieldSelector, gracePeriodSeconds, labelSelector, limit, propagationPolicy,
            resourceVersion, timeoutSeconds, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteNamespacedEndpointsWithHttpMessagesAsync(
        string name, string namespaceParameter, V1DeleteOptions body, string dryRun, int? gracePeriodSeconds,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential, bool? orphanDependents, string propagationPolicy, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _endpoints.DeleteAsync<V1Status>(
            namespaceParameter, name, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents,
            propagationPolicy, pretty, customHeaders, cancellationToken);
}

public static partial class CoreV1OperationsExtensions
{
    /// <summary>Lists endpoints of a namespace.</summary>
    public static Task<V1EndpointsList> ListNamespacedEndpointsAsync(
        this ICoreV1Operations operations, string namespaceParameter, bool? allowWatchBookmarks = null, string continueParameter = null,
        string fieldSelector = null, string labelSelector = null, int? limit = null, string resourceVersion = null,
        string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.ListNamespacedEndpointsWithHttpMessagesAsync(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, sendInitialEvents, timeoutSeconds, null, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Lists endpoints of all namespaces.</summary>
    public static Task<V1EndpointsList> ListEndpointsForAllNamespacesAsync(
        this ICoreV1Operations operations, bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null,
        string labelSelector = null, int? limit = null, bool? pretty = null, string resourceVersion = null,
        string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null,
        CancellationToken cancellationToken = default) =>
        operations.ListEndpointsForAllNamespacesWithHttpMessagesAsync(
            allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, pretty, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, null, null, cancellationToken).BodyAsync();

    /// <summary>Creates endpoints.</summary>
    public static Task<V1Endpoints> CreateNamespacedEndpointsAsync(
        this ICoreV1Operations operations, V1Endpoints body, string namespaceParameter, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.CreateNamespacedEndpointsWithHttpMessagesAsync(
            body, namespaceParameter, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Reads endpoints.</summary>
    public static Task<V1Endpoints> ReadNamespacedEndpointsAsync(
        this ICoreV1Operations operations, string name, string namespaceParameter, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.ReadNamespacedEndpointsWithHttpMessagesAsync(name, namespaceParameter, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Replaces endpoints.</summary>
    public static Task<V1Endpoints> ReplaceNamespacedEndpointsAsync(
        this ICoreV1Operations operations, V1Endpoints body, string name, string namespaceParameter, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReplaceNamespacedEndpointsWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Patches endpoints.</summary>
    public static Task<V1Endpoints> PatchNamespacedEndpointsAsync(
        this ICoreV1Operations operations, V1Patch body, string name, string namespaceParameter, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? force = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.PatchNamespacedEndpointsWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, force, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes all selected endpoints of a namespace.</summary>
    public static Task<V1Status> DeleteCollectionNamespacedEndpointsAsync(
        this ICoreV1Operations operations, string namespaceParameter, V1DeleteOptions body = null, string continueParameter = null,
        string dryRun = null, string fieldSelector = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, string labelSelector = null, int? limit = null,
        bool? orphanDependents = null, string propagationPolicy = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteCollectionNamespacedEndpointsWithHttpMessagesAsync(
            namespaceParameter, body, continueParameter, dryRun, fieldSelector, gracePeriodSeconds,
            ignoreStoreReadErrorWithClusterBreakingPotential, labelSelector, limit, orphanDependents, propagationPolicy, resourceVersion,
            resourceVersionMatch, sendInitialEvents, timeoutSeconds, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes endpoints.</summary>
    public static Task<V1Status> DeleteNamespacedEndpointsAsync(
        this ICoreV1Operations operations, string name, string namespaceParameter, V1DeleteOptions body = null, string dryRun = null,
        int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null,
        string propagationPolicy = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteNamespacedEndpointsWithHttpMessagesAsync(
            name, namespaceParameter, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents,
            propagationPolicy, pretty, null, cancellationToken).BodyAsync();
}
