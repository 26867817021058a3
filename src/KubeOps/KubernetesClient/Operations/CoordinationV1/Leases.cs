using k8s.Autorest;
using k8s.Models;
using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

public partial interface ICoordinationV1Operations
{
    /// <summary>Lists leases of a namespace.</summary>
    Task<HttpOperationResponse<V1LeaseList>> ListNamespacedLeaseWithHttpMessagesAsync(
        string namespaceParameter, bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null,
        string labelSelector = null, int? limit = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? watch = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Lists leases of all namespaces.</summary>
    Task<HttpOperationResponse<V1LeaseList>> ListLeaseForAllNamespacesWithHttpMessagesAsync(
        bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null, string labelSelector = null,
        int? limit = null, bool? pretty = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? watch = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a lease.</summary>
    Task<HttpOperationResponse<V1Lease>> CreateNamespacedLeaseWithHttpMessagesAsync(
        V1Lease body, string namespaceParameter, string dryRun = null, string fieldManager = null, string fieldValidation = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Reads a lease.</summary>
    Task<HttpOperationResponse<V1Lease>> ReadNamespacedLeaseWithHttpMessagesAsync(
        string name, string namespaceParameter, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Replaces a lease.</summary>
    Task<HttpOperationResponse<V1Lease>> ReplaceNamespacedLeaseWithHttpMessagesAsync(
        V1Lease body, string name, string namespaceParameter, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Patches a lease.</summary>
    Task<HttpOperationResponse<V1Lease>> PatchNamespacedLeaseWithHttpMessagesAsync(
        V1Patch body, string name, string namespaceParameter, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? force = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes all selected leases of a namespace.</summary>
    Task<HttpOperationResponse<V1Status>> DeleteCollectionNamespacedLeaseWithHttpMessagesAsync(
        string namespaceParameter, V1DeleteOptions body = null, string continueParameter = null, string dryRun = null,
        string fieldSelector = null, int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null,
        string labelSelector = null, int? limit = null, bool? orphanDependents = null, string propagationPolicy = null,
        string resourceVersion = null, string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a lease.</summary>
    Task<HttpOperationResponse<V1Status>> DeleteNamespacedLeaseWithHttpMessagesAsync(
        string name, string namespaceParameter, V1DeleteOptions body = null, string dryRun = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null, string propagationPolicy = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);
}

internal sealed partial class CoordinationV1Operations
{
    private readonly ResourceEndpoint _leases = new(rest, new ResourcePath("coordination.k8s.io", "v1", "leases"));

    public Task<HttpOperationResponse<V1LeaseList>> ListNamespacedLeaseWithHttpMessagesAsync(
        string namespaceParameter, bool? allowWatchBookmarks, string continueParameter, string fieldSelector, string labelSelector,
        int? limit, string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _leases.ListAsync<V1LeaseList>(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, sendInitialEvents, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1LeaseList>> ListLeaseForAllNamespacesWithHttpMessagesAsync(
        bool? allowWatchBookmarks, string continueParameter, string fieldSelector, string labelSelector, int? limit, bool? pretty,
        string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _leases.ListAsync<V1LeaseList>(
            null, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Lease>> CreateNamespacedLeaseWithHttpMessagesAsync(
        V1Lease body, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _leases.CreateAsync<V1Lease>(
            namespaceParameter, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Lease>> ReadNamespacedLeaseWithHttpMessagesAsync(
        string name, string namespaceParameter, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        _leases.ReadAsync<V1Lease>(namespaceParameter, name, null, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Lease>> ReplaceNamespacedLeaseWithHttpMessagesAsync(
        V1Lease body, string name, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _leases.ReplaceAsync<V1Lease>(
            namespaceParameter, name, null, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Lease>> PatchNamespacedLeaseWithHttpMessagesAsync(
        V1Patch body, string name, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? force,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _leases.PatchAsync<V1Lease>(
            namespaceParameter, name, null, body, dryRun, fieldManager, fieldValidation, force, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteCollectionNamespacedLeaseWithHttpMessagesAsync(
        string namespaceParameter, V1DeleteOptions body, string continueParameter, string dryRun, string fieldSelector,
        int? gracePeriodSeconds, bool? ignoreStoreReadErrorWithClusterBreakingPotential, string labelSelector, int? limit,
        bool? orphanDependents, string propagationPolicy, string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents,
        int? timeoutSeconds, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        _leases.DeleteCollectionAsync<V1Status>(
            namespaceParameter, body, continueParameter, dryRun, fieldSelector, gracePeriodSeconds, labelSelector, limit, propagationPolicy,
            resourceVersion, timeoutSeconds, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteNamespacedLeaseWithHttpMessagesAsync(
        string name, string namespaceParameter, V1DeleteOptions body, string dryRun, int? gracePeriodSeconds,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential, bool? orphanDependents, string propagationPolicy, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _leases.DeleteAsync<V1Status>(
            namespaceParameter, name, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents,
            propagationPolicy, pretty, customHeaders, cancellationToken);
}

public static partial class CoordinationV1OperationsExtensions
{
    /// <summary>Lists leases of a namespace.</summary>
    public static Task<V1LeaseList> ListNamespacedLeaseAsync(
        this ICoordinationV1Operations operations, string namespaceParameter, bool? allowWatchBookmarks = null,
        string continueParameter = null, string fieldSelector = null, string labelSelector = null, int? limit = null,
        string resourceVersion = null, string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null,
        bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ListNamespacedLeaseWithHttpMessagesAsync(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, sendInitialEvents, timeoutSeconds, null, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Lists leases of all namespaces.</summary>
    public static Task<V1LeaseList> ListLeaseForAllNamespacesAsync(
        this ICoordinationV1Operations operations, bool? allowWatchBookmarks = null, string continueParameter = null,
        string fieldSelector = null, string labelSelector = null, int? limit = null, bool? pretty = null, string resourceVersion = null,
        string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null,
        CancellationToken cancellationToken = default) =>
        operations.ListLeaseForAllNamespacesWithHttpMessagesAsync(
            allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, pretty, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, null, null, cancellationToken).BodyAsync();

    /// <summary>Creates a lease.</summary>
    public static Task<V1Lease> CreateNamespacedLeaseAsync(
        this ICoordinationV1Operations operations, V1Lease body, string namespaceParameter, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.CreateNamespacedLeaseWithHttpMessagesAsync(
            body, namespaceParameter, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Reads a lease.</summary>
    public static Task<V1Lease> ReadNamespacedLeaseAsync(
        this ICoordinationV1Operations operations, string name, string namespaceParameter, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.ReadNamespacedLeaseWithHttpMessagesAsync(name, namespaceParameter, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Replaces a lease.</summary>
    public static Task<V1Lease> ReplaceNamespacedLeaseAsync(
        this ICoordinationV1Operations operations, V1Lease body, string name, string namespaceParameter, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReplaceNamespacedLeaseWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Patches a lease.</summary>
    public static Task<V1Lease> PatchNamespacedLeaseAsync(
        this ICoordinationV1Operations operations, V1Patch body, string name, string namespaceParameter, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? force = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.PatchNamespacedLeaseWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, force, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes all selected leases of a namespace.</summary>
    public static Task<V1Status> DeleteCollectionNamespacedLeaseAsync(
        this ICoordinationV1Operations operations, string namespaceParameter, V1DeleteOptions body = null, string continueParameter = null,
        string dryRun = null, string fieldSelector = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, string labelSelector = null, int? limit = null,
        bool? orphanDependents = null, string propagationPolicy = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteCollectionNamespacedLeaseWithHttpMessagesAsync(
            namespaceParameter, body, continueParameter, dryRun, fieldSelector, gracePeriodSeconds,
            ignoreStoreReadErrorWithClusterBreakingPotential, labelSelector, limit, orphanDependents, propagationPolicy, resourceVersion,
            resourceVersionMatch, sendInitialEvents, timeoutSeconds, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes a lease.</summary>
    public static Task<V1Status> DeleteNamespacedLeaseAsync(
        this ICoordinationV1Operations operations, string name, string namespaceParameter, V1DeleteOptions body = null,
        string dryRun = null, int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null,
        bool? orphanDependents = null, string propagationPolicy = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.DeleteNamespacedLeaseWithHttpMessagesAsync(
            name, namespaceParameter, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents,
            propagationPolicy, pretty, null, cancellationToken).BodyAsync();
}
