using k8s.Autorest;
using k8s.Models;
using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

public partial interface ICoreV1Operations
{
    /// <summary>Lists namespaces.</summary>
    Task<HttpOperationResponse<V1NamespaceList>> ListNamespaceWithHttpMessagesAsync(
        bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null, string labelSelector = null,
        int? limit = null, string resourceVersion = null, string resourceVersionMatch = null, bool? sendInitialEvents = null,
        int? timeoutSeconds = null, bool? watch = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a namespace.</summary>
    Task<HttpOperationResponse<V1Namespace>> CreateNamespaceWithHttpMessagesAsync(
        V1Namespace body, string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a namespace.</summary>
    Task<HttpOperationResponse<V1Namespace>> ReadNamespaceWithHttpMessagesAsync(
        string name, bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Reads the status of a namespace.</summary>
    Task<HttpOperationResponse<V1Namespace>> ReadNamespaceStatusWithHttpMessagesAsync(
        string name, bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Replaces a namespace.</summary>
    Task<HttpOperationResponse<V1Namespace>> ReplaceNamespaceWithHttpMessagesAsync(
        V1Namespace body, string name, string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Replaces the status of a namespace.</summary>
    Task<HttpOperationResponse<V1Namespace>> ReplaceNamespaceStatusWithHttpMessagesAsync(
        V1Namespace body, string name, string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Patches a namespace.</summary>
    Task<HttpOperationResponse<V1Namespace>> PatchNamespaceWithHttpMessagesAsync(
        V1Patch body, string name, string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? force = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Patches the status of a namespace.</summary>
    Task<HttpOperationResponse<V1Namespace>> PatchNamespaceStatusWithHttpMessagesAsync(
        V1Patch body, string name, string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? force = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a namespace.</summary>
    Task<HttpOperationResponse<V1Status>> DeleteNamespaceWithHttpMessagesAsync(
        string name, V1DeleteOptions body = null, string dryRun = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null, string propagationPolicy = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);
}

internal sealed partial class CoreV1Operations
{
    private readonly ResourceEndpoint _namespaces = new(rest, new ResourcePath("", "v1", "namespaces"));

    public Task<HttpOperationResponse<V1NamespaceList>> ListNamespaceWithHttpMessagesAsync(
        bool? allowWatchBookmarks, string continueParameter, string fieldSelector, string labelSelector, int? limit, string resourceVersion,
        string resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _namespaces.ListAsync<V1NamespaceList>(
            null, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Namespace>> CreateNamespaceWithHttpMessagesAsync(
        V1Namespace body, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _namespaces.CreateAsync<V1Namespace>(null, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Namespace>> ReadNamespaceWithHttpMessagesAsync(
        string name, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _namespaces.ReadAsync<V1Namespace>(null, name, null, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Namespace>> ReadNamespaceStatusWithHttpMessagesAsync(
        string name, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _namespaces.ReadAsync<V1Namespace>(null, name, "status", pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Namespace>> ReplaceNamespaceWithHttpMessagesAsync(
        V1Namespace body, string name, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _namespaces.ReplaceAsync<V1Namespace>(
            null, name, null, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Namespace>> ReplaceNamespaceStatusWithHttpMessagesAsync(
        V1Namespace body, string name, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _namespaces.ReplaceAsync<V1Namespace>(
            null, name, "status", body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Namespace>> PatchNamespaceWithHttpMessagesAsync(
        V1Patch body, string name, string dryRun, string fieldManager, string fieldValidation, bool? force, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _namespaces.PatchAsync<V1Namespace>(
            null, name, null, body, dryRun, fieldManager, fieldValidation, force, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Namespace>> PatchNamespaceStatusWithHttpMessagesAsync(
        V1Patch body, string name, string dryRun, string fieldManager, string fieldValidation, bool? force, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _namespaces.PatchAsync<V1Namespace>(
            null, name, "status", body, dryRun, fieldManager, fieldValidation, force, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteNamespaceWithHttpMessagesAsync(
        string name, V1DeleteOptions body, string dryRun, int? gracePeriodSeconds, bool? ignoreStoreReadErrorWithClusterBreakingPotential,
        bool? orphanDependents, string propagationPolicy, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        _namespaces.DeleteAsync<V1Status>(
            null, name, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents,
            propagationPolicy, pretty, customHeaders, cancellationToken);
}

public static partial class CoreV1OperationsExtensions
{
    /// <summary>Lists namespaces.</summary>
    public static Task<V1NamespaceList> ListNamespaceAsync(
        this ICoreV1Operations operations, bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null,
        string labelSelector = null, int? limit = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ListNamespaceWithHttpMessagesAsync(
            allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, null, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Creates a namespace.</summary>
    public static Task<V1Namespace> CreateNamespaceAsync(
        this ICoreV1Operations operations, V1Namespace body, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.CreateNamespaceWithHttpMessagesAsync(
            body, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Reads a namespace.</summary>
    public static Task<V1Namespace> ReadNamespaceAsync(
        this ICoreV1Operations operations, string name, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReadNamespaceWithHttpMessagesAsync(name, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Reads the status of a namespace.</summary>
    public static Task<V1Namespace> ReadNamespaceStatusAsync(
        this ICoreV1Operations operations, string name, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReadNamespaceStatusWithHttpMessagesAsync(name, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Replaces a namespace.</summary>
    public static Task<V1Namespace> ReplaceNamespaceAsync(
        this ICoreV1Operations operations, V1Namespace body, string name, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReplaceNamespaceWithHttpMessagesAsync(
            body, name, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Replaces the status of a namespace.</summary>
    public static Task<V1Namespace> ReplaceNamespaceStatusAsync(
        this ICoreV1Operations operations, V1Namespace body, string name, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReplaceNamespaceStatusWithHttpMessagesAsync(
            body, name, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Patches a namespace.</summary>
    public static Task<V1Namespace> PatchNamespaceAsync(
        this ICoreV1Operations operations, V1Patch body, string name, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? force = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.PatchNamespaceWithHttpMessagesAsync(
            body, name, dryRun, fieldManager, fieldValidation, force, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Patches the status of a namespace.</summary>
    public static Task<V1Namespace> PatchNamespaceStatusAsync(
        this ICoreV1Operations operations, V1Patch body, string name, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? force = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.PatchNamespaceStatusWithHttpMessagesAsync(
            body, name, dryRun, fieldManager, fieldValidation, force, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes a namespace.</summary>
    public static Task<V1Status> DeleteNamespaceAsync(
        this ICoreV1Operations operations, string name, V1DeleteOptions body = null, string dryRun = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null, string propagationPolicy = null,
        bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteNamespaceWithHttpMessagesAsync(
            name, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents, propagationPolicy,
            pretty, null, cancellationToken).BodyAsync();
}
