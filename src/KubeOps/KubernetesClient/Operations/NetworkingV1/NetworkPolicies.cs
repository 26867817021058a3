using k8s.Autorest;
using k8s.Models;
using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

public partial interface INetworkingV1Operations
{
    /// <summary>Lists network policies of a namespace.</summary>
    Task<HttpOperationResponse<V1NetworkPolicyList>> ListNamespacedNetworkPolicyWithHttpMessagesAsync(
        string namespaceParameter, bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null,
        string labelSelector = null, int? limit = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? watch = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Lists network policies of all namespaces.</summary>
    Task<HttpOperationResponse<V1NetworkPolicyList>> ListNetworkPolicyForAllNamespacesWithHttpMessagesAsync(
        bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null, string labelSelector = null,
        int? limit = null, bool? pretty = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? watch = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a network policy.</summary>
    Task<HttpOperationResponse<V1NetworkPolicy>> CreateNamespacedNetworkPolicyWithHttpMessagesAsync(
        V1NetworkPolicy body, string namespaceParameter, string dryRun = null, string fieldManager = null, string fieldValidation = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Reads a network policy.</summary>
    Task<HttpOperationResponse<V1NetworkPolicy>> ReadNamespacedNetworkPolicyWithHttpMessagesAsync(
        string name, string namespaceParameter, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Replaces a network policy.</summary>
    Task<HttpOperationResponse<V1NetworkPolicy>> ReplaceNamespacedNetworkPolicyWithHttpMessagesAsync(
        V1NetworkPolicy body, string name, string namespaceParameter, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Patches a network policy.</summary>
    Task<HttpOperationResponse<V1NetworkPolicy>> PatchNamespacedNetworkPolicyWithHttpMessagesAsync(
        V1Patch body, string name, string namespaceParameter, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? force = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes all selected network policies of a namespace.</summary>
    Task<HttpOperationResponse<V1Status>> DeleteCollectionNamespacedNetworkPolicyWithHttpMessagesAsync(
        string namespaceParameter, V1DeleteOptions body = null, string continueParameter = null, string dryRun = null,
        string fieldSelector = null, int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null,
        string labelSelector = null, int? limit = null, bool? orphanDependents = null, string propagationPolicy = null,
        string resourceVersion = null, string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a network policy.</summary>
    Task<HttpOperationResponse<V1Status>> DeleteNamespacedNetworkPolicyWithHttpMessagesAsync(
        string name, string namespaceParameter, V1DeleteOptions body = null, string dryRun = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null, string propagationPolicy = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);
}

internal sealed partial class NetworkingV1Operations
{
    private readonly ResourceEndpoint _networkPolicies = new(rest, new ResourcePath("networking.k8s.io", "v1", "networkpolicies"));

    public Task<HttpOperationResponse<V1NetworkPolicyList>> ListNamespacedNetworkPolicyWithHttpMessagesAsync(
        string namespaceParameter, bool? allowWatchBookmarks, string continueParameter, string fieldSelector, string labelSelector,
        int? limit, string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _networkPolicies.ListAsync<V1NetworkPolicyList>(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, sendInitialEvents, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1NetworkPolicyList>> ListNetworkPolicyForAllNamespacesWithHttpMessagesAsync(
        bool? allowWatchBookmarks, string continueParameter, string fieldSelector, string labelSelector, int? limit, bool? pretty,
        string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _networkPolicies.ListAsync<V1NetworkPolicyList>(
            null, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1NetworkPolicy>> CreateNamespacedNetworkPolicyWithHttpMessagesAsync(
        V1NetworkPolicy body, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _networkPolicies.CreateAsync<V1NetworkPolicy>(
            namespaceParameter, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1NetworkPolicy>> ReadNamespacedNetworkPolicyWithHttpMessagesAsync(
        string name, string namespaceParameter, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        _networkPolicies.ReadAsync<V1NetworkPolicy>(namespaceParameter, name, null, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1NetworkPolicy>> ReplaceNamespacedNetworkPolicyWithHttpMessagesAsync(
        V1NetworkPolicy body, string name, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _networkPolicies.ReplaceAsync<V1NetworkPolicy>(
            namespaceParameter, name, null, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1NetworkPolicy>> PatchNamespacedNetworkPolicyWithHttpMessagesAsync(
        V1Patch body, string name, string namespaceParameter, string dryRun, string fieldManager, string fieldValidation, bool? force,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _networkPolicies.PatchAsync<V1NetworkPolicy>(
            namespaceParameter, name, null, body, dryRun, fieldManager, fieldValidation, force, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteCollectionNamespacedNetworkPolicyWithHttpMessagesAsync(
        string namespaceParameter, V1DeleteOptions body, string continueParameter, string dryRun, string fieldSelector,
        int? gracePeriodSeconds, bool? ignoreStoreReadErrorWithClusterBreakingPotential, string labelSelector, int? limit,
        bool? orphanDependents, string propagationPolicy, string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents,
        int? timeoutSeconds, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        _networkPolicies.DeleteCollectionAsync<V1Status>(
            namespaceParameter, body, continueParameter, dryRun, fieldSelector, gracePeriodSeconds, labelSelector, limit, propagationPolicy,
            resourceVersion, timeoutSeconds, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteNamespacedNetworkPolicyWithHttpMessagesAsync(
        string name, string namespaceParameter, V1DeleteOptions body, string dryRun, int? gracePeriodSeconds,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential, bool? orphanDependents, string propagationPolicy, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _networkPolicies.DeleteAsync<V1Status>(
            namespaceParameter, name, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents,
            propagationPolicy, pretty, customHeaders, cancellationToken);
}

public static partial class NetworkingV1OperationsExtensions
{
    /// <summary>Lists network policies of a namespace.</summary>
    public static Task<V1NetworkPolicyList> ListNamespacedNetworkPolicyAsync(
        this INetworkingV1Operations operations, string namespaceParameter, bool? allowWatchBookmarks = null,
        string continueParameter = null, string fieldSelector = null, string labelSelector = null, int? limit = null,
        string resourceVersion = null, string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null,
        bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ListNamespacedNetworkPolicyWithHttpMessagesAsync(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, sendInitialEvents, timeoutSeconds, null, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Lists network policies of all namespaces.</summary>
    public static Task<V1NetworkPolicyList> ListNetworkPolicyForAllNamespacesAsync(
        this INetworkingV1Operations operations, bool? allowWatchBookmarks = null, string continueParameter = null,
        string fieldSelector = null, string labelSelector = null, int? limit = null, bool? pretty = null, string resourceVersion = null,
        string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null,
        CancellationToken cancellationToken = default) =>
        operations.ListNetworkPolicyForAllNamespacesWithHttpMessagesAsync(
            allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, pretty, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, null, null, cancellationToken).BodyAsync();

    /// <summary>Creates a network policy.</summary>
    public static Task<V1NetworkPolicy> CreateNamespacedNetworkPolicyAsync(
        this INetworkingV1Operations operations, V1NetworkPolicy body, string namespaceParameter, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.CreateNamespacedNetworkPolicyWithHttpMessagesAsync(
            body, namespaceParameter, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Reads a network policy.</summary>
    public static Task<V1NetworkPolicy> ReadNamespacedNetworkPolicyAsync(
        this INetworkingV1Operations operations, string name, string namespaceParameter, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.ReadNamespacedNetworkPolicyWithHttpMessagesAsync(name, namespaceParameter, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Replaces a network policy.</summary>
    public static Task<V1NetworkPolicy> ReplaceNamespacedNetworkPolicyAsync(
        this INetworkingV1Operations operations, V1NetworkPolicy body, string name, string namespaceParameter, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReplaceNamespacedNetworkPolicyWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Patches a network policy.</summary>
    public static Task<V1NetworkPolicy> PatchNamespacedNetworkPolicyAsync(
        this INetworkingV1Operations operations, V1Patch body, string name, string namespaceParameter, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? force = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.PatchNamespacedNetworkPolicyWithHttpMessagesAsync(
            body, name, namespaceParameter, dryRun, fieldManager, fieldValidation, force, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes all selected network policies of a namespace.</summary>
    public static Task<V1Status> DeleteCollectionNamespacedNetworkPolicyAsync(
        this INetworkingV1Operations operations, string namespaceParameter, V1DeleteOptions body = null, string continueParameter = null,
        string dryRun = null, string fieldSelector = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, string labelSelector = null, int? limit = null,
        bool? orphanDependents = null, string propagationPolicy = null, string resourceVersion = null, string resourceVersionMatch = null,
        bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteCollectionNamespacedNetworkPolicyWithHttpMessagesAsync(
            namespaceParameter, body, continueParameter, dryRun, fieldSelector, gracePeriodSeconds,
            ignoreStoreReadErrorWithClusterBreakingPotential, labelSelector, limit, orphanDependents, propagationPolicy, resourceVersion,
            resourceVersionMatch, sendInitialEvents, timeoutSeconds, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes a network policy.</summary>
    public static Task<V1Status> DeleteNamespacedNetworkPolicyAsync(
        this INetworkingV1Operations operations, string name, string namespaceParameter, V1DeleteOptions body = null, string dryRun = null,
        int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null,
        string propagationPolicy = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteNamespacedNetworkPolicyWithHttpMessagesAsync(
            name, namespaceParameter, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents,
            propagationPolicy, pretty, null, cancellationToken).BodyAsync();
}
