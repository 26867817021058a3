using k8s.Autorest;
using k8s.Models;
using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

public partial interface ICoreV1Operations
{
    /// <summary>Lists nodes.</summary>
    Task<HttpOperationResponse<V1NodeList>> ListNodeWithHttpMessagesAsync(
        bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null, string labelSelector = null,
        int? limit = null, string resourceVersion = null, string resourceVersionMatch = null, bool? sendInitialEvents = null,
        int? timeoutSeconds = null, bool? watch = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a node.</summary>
    Task<HttpOperationResponse<V1Node>> CreateNodeWithHttpMessagesAsync(
        V1Node body, string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a node.</summary>
    Task<HttpOperationResponse<V1Node>> ReadNodeWithHttpMessagesAsync(
        string name, bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Reads the status of a node.</summary>
    Task<HttpOperationResponse<V1Node>> ReadNodeStatusWithHttpMessagesAsync(
        string name, bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Replaces a node.</summary>
    Task<HttpOperationResponse<V1Node>> ReplaceNodeWithHttpMessagesAsync(
        V1Node body, string name, string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Replaces the status of a node.</summary>
    Task<HttpOperationResponse<V1Node>> ReplaceNodeStatusWithHttpMessagesAsync(
        V1Node body, string name, string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Patches a node.</summary>
    Task<HttpOperationResponse<V1Node>> PatchNodeWithHttpMessagesAsync(
        V1Patch body, string name, string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? force = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Patches the status of a node.</summary>
    Task<HttpOperationResponse<V1Node>> PatchNodeStatusWithHttpMessagesAsync(
        V1Patch body, string name, string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? force = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes all selected nodes.</summary>
    Task<HttpOperationResponse<V1Status>> DeleteCollectionNodeWithHttpMessagesAsync(
        V1DeleteOptions body = null, string continueParameter = null, string dryRun = null, string fieldSelector = null,
        int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, string labelSelector = null,
        int? limit = null, bool? orphanDependents = null, string propagationPolicy = null, string resourceVersion = null,
        string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a node.</summary>
    Task<HttpOperationResponse<V1Status>> DeleteNodeWithHttpMessagesAsync(
        string name, V1DeleteOptions body = null, string dryRun = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null, string propagationPolicy = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);
}

internal sealed partial class CoreV1Operations
{
    private readonly ResourceEndpoint _nodes = new(rest, new ResourcePath("", "v1", "nodes"));

    public Task<HttpOperationResponse<V1NodeList>> ListNodeWithHttpMessagesAsync(
        bool? allowWatchBookmarks, string continueParameter, string fieldSelector, string labelSelector, int? limit, string resourceVersion,
        string resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _nodes.ListAsync<V1NodeList>(
            null, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Node>> CreateNodeWithHttpMessagesAsync(
        V1Node body, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _nodes.CreateAsync<V1Node>(null, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Node>> ReadNodeWithHttpMessagesAsync(
        string name, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _nodes.ReadAsync<V1Node>(null, name, null, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Node>> ReadNodeStatusWithHttpMessagesAsync(
        string name, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _nodes.ReadAsync<V1Node>(null, name, "status", pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Node>> ReplaceNodeWithHttpMessagesAsync(
        V1Node body, string name, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _nodes.ReplaceAsync<V1Node>(
            null, name, null, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Node>> ReplaceNodeStatusWithHttpMessagesAsync(
        V1Node body, string name, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _nodes.ReplaceAsync<V1Node>(
            null, name, "status", body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Node>> PatchNodeWithHttpMessagesAsync(
        V1Patch body, string name, string dryRun, string fieldManager, string fieldValidation, bool? force, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _nodes.PatchAsync<V1Node>(
            null, name, null, body, dryRun, fieldManager, fieldValidation, force, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Node>> PatchNodeStatusWithHttpMessagesAsync(
        V1Patch body, string name, string dryRun, string fieldManager, string fieldValidation, bool? force, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _nodes.PatchAsync<V1Node>(
            null, name, "status", body, dryRun, fieldManager, fieldValidation, force, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteCollectionNodeWithHttpMessagesAsync(
        V1DeleteOptions body, string continueParameter, string dryRun, string fieldSelector, int? gracePeriodSeconds,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential, string labelSelector, int? limit, bool? orphanDependents,
        string propagationPolicy, string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _nodes.DeleteCollectionAsync<V1Status>(
            null, body, continueParameter, dryRun, fieldSelector, gracePeriodSeconds, labelSelector, limit, propagationPolicy,
            resourceVersion, timeoutSeconds, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteNodeWithHttpMessagesAsync(
        string name, V1DeleteOptions body, string dryRun, int? gracePeriodSeconds, bool? ignoreStoreReadErrorWithClusterBreakingPotential,
        bool? orphanDependents, string propagationPolicy, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        _nodes.DeleteAsync<V1Status>(
            null, name, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents,
            propagationPolicy, pretty, customHeaders, cancellationToken);
}

public static partial class CoreV1OperationsExtensions
{
    /// <summary>Lists nodes.</summary>
    public static Task<V1NodeList> ListNodeAsync(
        this ICoreV1Operations operations, bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null,
        string labelSelector = null, int? limit = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ListNodeWithHttpMessagesAsync(
            allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, null, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Creates a node.</summary>
    public static Task<V1Node> CreateNodeAsync(
        this ICoreV1Operations operations, V1Node body, string dryRun = null, string fieldManager = null, string fieldValidation = null,
        bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.CreateNodeWithHttpMessagesAsync(
            body, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Reads a node.</summary>
    public static Task<V1Node> ReadNodeAsync(
        this ICoreV1Operations operations, string name, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReadNodeWithHttpMessagesAsync(name, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Reads the status of a node.</summary>
    public static Task<V1Node> ReadNodeStatusAsync(
        this ICoreV1Operations operations, string name, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReadNodeStatusWithHttpMessagesAsync(name, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Replaces a node.</summary>
    public static Task<V1Node> ReplaceNodeAsync(
        this ICoreV1Operations operations, V1Node body, string name, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReplaceNodeWithHttpMessagesAsync(
            body, name, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Replaces the status of a node.</summary>
    public static Task<V1Node> ReplaceNodeStatusAsync(
        this ICoreV1Operations operations, V1Node body, string name, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReplaceNodeStatusWithHttpMessagesAsync(
            body, name, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Patches a node.</summary>
    public static Task<V1Node> PatchNodeAsync(
        this ICoreV1Operations operations, V1Patch body, string name, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? force = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.PatchNodeWithHttpMessagesAsync(
            body, name, dryRun, fieldManager, fieldValidation, force, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Patches the status of a node.</summary>
    public static Task<V1Node> PatchNodeStatusAsync(
        this ICoreV1Operations operations, V1Patch body, string name, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? force = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.PatchNodeStatusWithHttpMessagesAsync(
            body, name, dryRun, fieldManager, fieldValidation, force, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes all selected nodes.</summary>
    public static Task<V1Status> DeleteCollectionNodeAsync(
        this ICoreV1Operations operations, V1DeleteOptions body = null, string continueParameter = null, string dryRun = null,
        string fieldSelector = null, int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null,
        string labelSelector = null, int? limit = null, bool? orphanDependents = null, string propagationPolicy = null,
        string resourceVersion = null, string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null,
        bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteCollectionNodeWithHttpMessagesAsync(
            body, continueParameter, dryRun, fieldSelector, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential,
            labelSelector, limit, orphanDependents, propagationPolicy, resourceVersion, resourceVersionMatch, sendInitialEvents,
            timeoutSeconds, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes a node.</summary>
    public static Task<V1Status> DeleteNodeAsync(
        this ICoreV1Operations operations, string name, V1DeleteOptions body = null, string dryRun = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null, string propagationPolicy = null,
        bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteNodeWithHttpMessagesAsync(
            name, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents, propagationPolicy,
            pretty, null, cancellationToken).BodyAsync();
}
