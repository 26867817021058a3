using k8s.Autorest;
using k8s.Models;
using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

public partial interface ICoreV1Operations
{
    /// <summary>Lists pods of a namespace.</summary>
    Task<HttpOperationResponse<V1PodList>> ListNamespacedPodWithHttpMessagesAsync(
        string namespaceParameter, bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null,
        string labelSelector = null, int? limit = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? watch = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Lists pods of all namespaces.</summary>
    Task<HttpOperationResponse<V1PodList>> ListPodForAllNamespacesWithHttpMessagesAsync(
        bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null, string labelSelector = null,
        int? limit = null, bool? pretty = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? watch = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a pod.</summary>
    Task<HttpOperationResponse<V1Pod>> CreateNamespacedPodWithHttpMessagesAsync(
        V1Pod body, string namespaceParameter, string dryRun = null, string fieldManager = null, string fieldValidation = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Reads a pod.</summary>
    Task<HttpOperationResponse<V1Pod>> ReadNamespacedPodWithHttpMessagesAsync(
        string name, string namespaceParameter, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Reads the status of a pod.</summary>
    Task<HttpOperationResponse<V1Pod>> ReadNamespacedPodStatusWithHttpMessagesAsync(
        string name, string namespaceParameter, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Replaces a pod.</summary>
    Task<HttpOperationResponse<V1Pod>> ReplaceNamespacedPodWithHttpMessagesAsync(
        V1Pod body, string name, string namespaceParameter, string dryRun = null, string fieldManager = null, string fieldValidation = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Replaces the status of a pod.</summary>
    Task<HttpOperationResponse<V1Pod>> ReplaceNamespacedPodStatusWithHttpMessagesAsync(
        V1Pod body, string name, string namespaceParameter, string dryRun = null, string fieldManager = null, string fieldValidation = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Patches a pod.</summary>
    Task<HttpOperationResponse<V1Pod>> PatchNamespacedPodWithHttpMessagesAsync(
        V1Patch body, string name, string namespaceParameter, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? force = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Patches the status of a pod.</summary>
    Task<HttpOperationResponse<V1Pod>> PatchNamespacedPodStatusWithHttpMessagesAsync(
        V1Patch body, string name, string namespaceParameter, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? force = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes all selected pods of a namespace.</summary>
    Task<HttpOperationResponse<V1Status>> DeleteCollectionNamespacedPodWithHttpMessagesAsync(
        string namespaceParameter, V1DeleteOptions body = null, string continueParameter = null, string dryRun = null,
        string fieldSelector = null, int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null,
        string labelSelector = null, int? limit = null, bool? orphanDependents = null, string propagationPolicy = null,
        string resourceVersion = null, string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a pod.</summary>
    Task<HttpOperationResponse<V1Pod>> DeleteNamespacedPodWithHttpMessagesAsync(
        string name, string namespaceParameter, V1DeleteOptions body = null, string dryRun = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null, string propagationPolicy = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);
}

internal sealed partial class CoreV1Operations
{
    private readonly ResourceEndpoint _pods = new(rest, new ResourcePath("", "v1", "pods"));

    public Task<HttpOperationResponse<V1PodList>> ListNamespacedPodWithHttpMessagesAsync(
        string namespaceParameter, bool? allowWatchBookmarks, string continueParameter, string fieldSelector, string labelSelector,
        int? limit, string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _pods.ListAsync<V1PodList>(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, sendInitialEvents, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1PodList>> ListPodForAllNamespacesWithHttpMessagesAsync(
        bool? allowWatchBookmarks, string continueParameter, string fieldSelector, string labelSelector, int? limit, bool? pretty,
        string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _pods.ListAsync<V1PodList>(
            null, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Pod>> CreateNamespacedPodWithHttpMessagesAsync(
        V1Pod body, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _pods.CreateAsync<V1Pod>(namespaceParameter, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Pod>> ReadNamespacedPodWithHttpMessagesAsync(
        string name, string namespaceParameter, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        _pods.ReadAsync<V1Pod>(namespaceParameter, name, null, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Pod>> ReadNamespacedPodStatusWithHttpMessagesAsync(
        string name, string namespaceParameter, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        _pods.ReadAsync<V1Pod>(namespaceParameter, name, "status", pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Pod>> ReplaceNamespacedPodWithHttpMessagesAsync(
        V1Pod body, string name, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _pods.ReplaceAsync<V1Pod>(
            namespaceParameter, name, null, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Pod>> ReplaceNamespacedPodStatusWithHttpMessagesAsync(
        V1Pod body, string name, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _pods.ReplaceAsync<V1Pod>(
            namespaceParameter, name, "status", body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Pod>> PatchNamespacedPodWithHttpMessagesAsync(
        V1Patch body, string name, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? force,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _pods.PatchAsync<V1Pod>(
            namespaceParameter, name, null, body, dryRun, fieldManager, fieldValidation, force, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Pod>> PatchNamespacedPodStatusWithHttpMessagesAsync(
        V1Patch body, string name, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? force,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _pods.PatchAsync<V1Pod>(
            namespaceParameter, name, "status", body, dryRun, fieldManager, fieldValidation, force, pretty, customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteCollectionNamespacedPodWithHttpMessagesAsync(
        string namespaceParameter, V1DeleteOptions body, string continueParameter, string dryRun, string fieldSelector,
        int? gracePeriodSeconds, bool? ignoreStoreReadErrorWithClusterBreakingPotential, string labelSelector, int? limit,
        bool? orphanDependents, string propagationPolicy, string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents,
        int? timeoutSeconds, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        _pods.DeleteCollectionAsync<V1Status>(
            namespaceParameter, body, continueParameter, dryRun, fieldSelector, gracePeriodSeconds, labelSelector, limit, propagationPolicy,
            resourceVersion, timeoutSeconds, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Pod>> DeleteNamespacedPodWithHttpMessagesAsync(
        string name, string namespaceParameter, V1DeleteOptions body, string dryRun, int? gracePeriodSeconds,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential, bool? orphanDependents, string propagationPolicy, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _pods.DeleteAsync<V1Pod>(
            namespaceParameter, name, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents,
            propagationPolicy, pretty, customHeaders, cancellationToken);
}

public static partial class CoreV1OperationsExtensions
{
    /// <summary>Lists pods of a namespace.</summary>
    public static Task<V1PodList> ListNamespacedPodAsync(
        this ICoreV1Operations operations, string namespaceParameter, bool? allowWatchBookmarks = null, string continueParameter = null,
        string fieldSelector = null, string labelSelector = null, int? limit = null, string resourceVersion = null,
        string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.ListNamespacedPodWithHttpMessagesAsync(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, sendInitialEvents, timeoutSeconds, null, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Lists pods of all namespaces.</summary>
    public static Task<V1PodList> ListPodForAllNamespacesAsync(
        this ICoreV1Operations operations, bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null,
        string labelSelector = null, int? limit = null, bool? pretty = null, string resourceVersion = null,
        string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null,
        CancellationToken cancellationToken = default) =>
        operations.ListPodForAllNamespacesWithHttpMessagesAsync(
            allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, pretty, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, null, null, cancellationToken).BodyAsync();

    /// <summary>Creates a pod.</summary>
    public static Task<V1Pod> CreateNamespacedPodAsync(
        this ICoreV1Operations operations, V1Pod body, string namespaceParameter, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.CreateNamespacedPodWithHttpMessagesAsync(
            body, namespaceParameter, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Reads a pod.</summary>
    public static Task<V1Pod> ReadNamespacedPodAsync(
        this ICoreV1Operations operations, string name, string namespaceParameter, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.ReadNamespacedPodWithHttpMessagesAsync(name, namespaceParameter, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Reads the status of a pod.</summary>
    public static Task<V1Pod> ReadNamespacedPodStatusAsync(
        this ICoreV1Operations operations, string name, string namespaceParameter, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.ReadNamespacedPodStatusWithHttpMessagesAsync(name, namespaceParameter, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Replaces a pod.</summary>
    public static Task<V1Pod> ReplaceNamespacedPodAsync(
        this ICoreV1Operations operations, V1Pod body, string name, string namespaceParameter, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReplaceNamespacedPodWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Replaces the status of a pod.</summary>
    public static Task<V1Pod> ReplaceNamespacedPodStatusAsync(
        this ICoreV1Operations operations, V1Pod body, string name, string namespaceParameter, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReplaceNamespacedPodStatusWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Patches a pod.</summary>
    public static Task<V1Pod> PatchNamespacedPodAsync(
        this ICoreV1Operations operations, V1Patch body, string name, string namespaceParameter, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? force = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.PatchNamespacedPodWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, force, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Patches the status of a pod.</summary>
    public static Task<V1Pod> PatchNamespacedPodStatusAsync(
        this ICoreV1Operations operations, V1Patch body, string name, string namespaceParameter, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? force = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.PatchNamespacedPodStatusWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, force, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes all selected pods of a namespace.</summary>
    public static Task<V1Status> DeleteCollectionNamespacedPodAsync(
        this ICoreV1Operations operations, string namespaceParameter, V1DeleteOptions body = null, string continueParameter = null,
        string dryRun = null, string fieldSelector = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, string labelSelector = null, int? limit = null,
        bool? orphanDependents = null, string propagationPolicy = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteCollectionNamespacedPodWithHttpMessagesAsync(
            namespaceParameter, body, continueParameter, dryRun, fieldSelector, gracePeriodSeconds,
            ignoreStoreReadErrorWithClusterBreakingPotential, labelSelector, limit, orphanDependents, propagationPolicy, resourceVersion,
            resourceVersionMatch, sendInitialEvents, timeoutSeconds, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes a pod.</summary>
    public static Task<V1Pod> DeleteNamespacedPodAsync(
        this ICoreV1Operations operations, string name, string namespaceParameter, V1DeleteOptions body = null, string dryRun = null,
        int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null,
        string propagationPolicy = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteNamespacedPodWithHttpMessagesAsync(
            name, namespaceParameter, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents,
            propagationPolicy, pretty, null, cancellationToken).BodyAsync();
}
