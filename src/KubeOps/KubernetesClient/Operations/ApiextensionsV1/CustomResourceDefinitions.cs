using k8s.Autorest;
using k8s.Models;
using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

public partial interface IApiextensionsV1Operations
{
    /// <summary>Lists custom resource definitions.</summary>
    Task<HttpOperationResponse<V1CustomResourceDefinitionList>> ListCustomResourceDefinitionWithHttpMessagesAsync(
        bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null, string labelSelector = null,
        int? limit = null, string resourceVersion = null, string resourceVersionMatch = null, bool? sendInitialEvents = null,
        int? timeoutSeconds = null, bool? watch = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a custom resource definition.</summary>
    Task<HttpOperationResponse<V1CustomResourceDefinition>> CreateCustomResourceDefinitionWithHttpMessagesAsync(
        V1CustomResourceDefinition body, string dryRun = null, string fieldManager = null, string fieldValidation = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Reads a custom resource definition.</summary>
    Task<HttpOperationResponse<V1CustomResourceDefinition>> ReadCustomResourceDefinitionWithHttpMessagesAsync(
        string name, bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Replaces a custom resource definition.</summary>
    Task<HttpOperationResponse<V1CustomResourceDefinition>> ReplaceCustomResourceDefinitionWithHttpMessagesAsync(
        V1CustomResourceDefinition body, string name, string dryRun = null, string fieldManager = null, string fieldValidation = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Patches a custom resource definition.</summary>
    Task<HttpOperationResponse<V1CustomResourceDefinition>> PatchCustomResourceDefinitionWithHttpMessagesAsync(
        V1Patch body, string name, string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? force = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes all selected custom resource definitions.</summary>
    Task<HttpOperationResponse<V1Status>> DeleteCollectionCustomResourceDefinitionWithHttpMessagesAsync(
        V1DeleteOptions body = null, string continueParameter = null, string dryRun = null, string fieldSelector = null,
        int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, string labelSelector = null,
        int? limit = null, bool? orphanDependents = null, string propagationPolicy = null, string resourceVersion = null,
        string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a custom resource definition.</summary>
    Task<HttpOperationResponse<V1Status>> DeleteCustomResourceDefinitionWithHttpMessagesAsync(
        string name, V1DeleteOptions body = null, string dryRun = null, int? gracePeriodSeconds = null,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null, string propagationPolicy = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);
}

internal sealed partial class ApiextensionsV1Operations
{
    private readonly ResourceEndpoint _customResourceDefinitions = new(rest, new ResourcePath("apiextensions.k8s.io", "v1", "customresourcedefinitions"));

    public Task<HttpOperationResponse<V1CustomResourceDefinitionList>> ListCustomResourceDefinitionWithHttpMessagesAsync(
        bool? allowWatchBookmarks, string continueParameter, string fieldSelector, string labelSelector, int? limit, string resourceVersion,
        string resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _customResourceDefinitions.ListAsync<V1CustomResourceDefinitionList>(
            null, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1CustomResourceDefinition>> CreateCustomResourceDefinitionWithHttpMessagesAsync(
        V1CustomResourceDefinition body, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _customResourceDefinitions.CreateAsync<V1CustomResourceDefinition>(
            null, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1CustomResourceDefinition>> ReadCustomResourceDefinitionWithHttpMessagesAsync(
        string name, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _customResourceDefinitions.ReadAsync<V1CustomResourceDefinition>(null, name, null, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1CustomResourceDefinition>> ReplaceCustomResourceDefinitionWithHttpMessagesAsync(
        V1CustomResourceDefinition body, string name, string dryRun, string fieldManager, string fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _customResourceDefinitions.ReplaceAsync<V1CustomResourceDefinition>(
            null, name, null, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1CustomResourceDefinition>> PatchCustomResourceDefinitionWithHttpMessagesAsync(
        V1Patch body, string name, string dryRun, string fieldManager, string fieldValidation, bool? force, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _customResourceDefinitions.PatchAsync<V1CustomResourceDefinition>(
            null, name, null, body, dryRun, fieldManager, fieldValidation, force, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteCollectionCustomResourceDefinitionWithHttpMessagesAsync(
        V1DeleteOptions body, string continueParameter, string dryRun, string fieldSelector, int? gracePeriodSeconds,
        bool? ignoreStoreReadErrorWithClusterBreakingPotential, string labelSelector, int? limit, bool? orphanDependents,
        string propagationPolicy, string resourceVersion, string resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        _customResourceDefinitions.DeleteCollectionAsync<V1Status>(
            null, body, continueParameter, dryRun, fieldSelector, gracePeriodSeconds, labelSelector, limit, propagationPolicy,
            resourceVersion, timeoutSeconds, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<V1Status>> DeleteCustomResourceDefinitionWithHttpMessagesAsync(
        string name, V1DeleteOptions body, string dryRun, int? gracePeriodSeconds, bool? ignoreStoreReadErrorWithClusterBreakingPotential,
        bool? orphanDependents, string propagationPolicy, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        _customResourceDefinitions.DeleteAsync<V1Status>(
            null, name, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents,
            propagationPolicy, pretty, customHeaders, cancellationToken);
}

public static partial class ApiextensionsV1OperationsExtensions
{
    /// <summary>Lists custom resource definitions.</summary>
    public static Task<V1CustomResourceDefinitionList> ListCustomResourceDefinitionAsync(
        this IApiextensionsV1Operations operations, bool? allowWatchBookmarks = null, string continueParameter = null,
        string fieldSelector = null, string labelSelector = null, int? limit = null, string resourceVersion = null,
        string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.ListCustomResourceDefinitionWithHttpMessagesAsync(
            allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch,
            sendInitialEvents, timeoutSeconds, null, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Creates a custom resource definition.</summary>
    public static Task<V1CustomResourceDefinition> CreateCustomResourceDefinitionAsync(
        this IApiextensionsV1Operations operations, V1CustomResourceDefinition body, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.CreateCustomResourceDefinitionWithHttpMessagesAsync(
            body, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Reads a custom resource definition.</summary>
    public static Task<V1CustomResourceDefinition> ReadCustomResourceDefinitionAsync(
        this IApiextensionsV1Operations operations, string name, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReadCustomResourceDefinitionWithHttpMessagesAsync(name, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Replaces a custom resource definition.</summary>
    public static Task<V1CustomResourceDefinition> ReplaceCustomResourceDefinitionAsync(
        this IApiextensionsV1Operations operations, V1CustomResourceDefinition body, string name, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ReplaceCustomResourceDefinitionWithHttpMessagesAsync(
            body, name, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Patches a custom resource definition.</summary>
    public static Task<V1CustomResourceDefinition> PatchCustomResourceDefinitionAsync(
        this IApiextensionsV1Operations operations, V1Patch body, string name, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? force = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.PatchCustomResourceDefinitionWithHttpMessagesAsync(
            body, name, dryRun, fieldManager, fieldValidation, force, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes all selected custom resource definitions.</summary>
    public static Task<V1Status> DeleteCollectionCustomResourceDefinitionAsync(
        this IApiextensionsV1Operations operations, V1DeleteOptions body = null, string continueParameter = null, string dryRun = null,
        string fieldSelector = null, int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null,
        string labelSelector = null, int? limit = null, bool? orphanDependents = null, string propagationPolicy = null,
        string resourceVersion = null, string resourceVersionMatch = null, bool? sendInitialEvents = null, int? timeoutSeconds = null,
        bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteCollectionCustomResourceDefinitionWithHttpMessagesAsync(
            body, continueParameter, dryRun, fieldSelector, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential,
            labelSelector, limit, orphanDependents, propagationPolicy, resourceVersion, resourceVersionMatch, sendInitialEvents,
            timeoutSeconds, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes a custom resource definition.</summary>
    public static Task<V1Status> DeleteCustomResourceDefinitionAsync(
        this IApiextensionsV1Operations operations, string name, V1DeleteOptions body = null, string dryRun = null,
        int? gracePeriodSeconds = null, bool? ignoreStoreReadErrorWithClusterBreakingPotential = null, bool? orphanDependents = null,
        string propagationPolicy = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteCustomResourceDefinitionWithHttpMessagesAsync(
            name, body, dryRun, gracePeriodSeconds, ignoreStoreReadErrorWithClusterBreakingPotential, orphanDependents, propagationPolicy,
            pretty, null, cancellationToken).BodyAsync();
}
