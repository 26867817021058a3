using k8s.Autorest;
using k8s.Models;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

internal sealed partial class CustomObjectsOperations
{
    public Task<HttpOperationResponse<object>> ListNamespacedCustomObjectWithHttpMessagesAsync(
        string group, string version, string namespaceParameter, string plural, bool? allowWatchBookmarks, string continueParameter,
        string fieldSelector, string labelSelector, int? limit, string resourceVersion, string resourceVersionMatch, int? timeoutSeconds,
        bool? watch, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        At(group, version, plural).ListAsync<object>(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, null, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> ListNamespacedCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string namespaceParameter, string plural, bool? allowWatchBookmarks, string continueParameter,
        string fieldSelector, string labelSelector, int? limit, string resourceVersion, string resourceVersionMatch, int? timeoutSeconds,
        bool? watch, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        At(group, version, plural).ListAsync<T>(
            namespaceParameter, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, null, timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<object>> CreateNamespacedCustomObjectWithHttpMessagesAsync(
        object body, string group, string version, string namespaceParameter, string plural, string dryRun, string fieldManager,
        string fieldValidation, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        At(group, version, plural).CreateAsync<object>(
            namespaceParameter, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> CreateNamespacedCustomObjectWithHttpMessagesAsync<T>(
        object body, string group, string version, string namespaceParameter, string plural, string dryRun, string fieldManager,
        string fieldValidation, bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        At(group, version, plural).CreateAsync<T>(
            namespaceParameter, body, dryRun, fieldManager, fieldValidation, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<object>> DeleteCollectionNamespacedCustomObjectWithHttpMessagesAsync(
        string group, string version, string namespaceParameter, string plural, V1DeleteOptions body, string labelSelector,
        int? gracePeriodSeconds, bool? orphanDependents, string propagationPolicy, string dryRun, string fieldSelector, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        At(group, version, plural).DeleteCollectionAsync<object>(
            namespaceParameter, body, null, dryRun, fieldSelector, gracePeriodSeconds, labelSelector, null, propagationPolicy, null, null,
            pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> DeleteCollectionNamespacedCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string namespaceParameter, string plural, V1DeleteOptions body, string labelSelector,
        int? gracePeriodSeconds, bool? orphanDependents, string propagationPolicy, string dryRun, string fieldSelector, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        At(group, version, plural).DeleteCollectionAsync<T>(
            namespaceParameter, body, null, dryRun, fieldSelector, gracePeriodSeconds, labelSelector, null, propagationPolicy, null, null,
            pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<object>> GetNamespacedCustomObjectWithHttpMessagesAsync(
        string group, string version, string namespaceParameter, string plural, string name,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        At(group, version, plural).ReadAsync<object>(namespaceParameter, name, null, null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> GetNamespacedCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string namespaceParameter, string plural, string name,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        At(group, version, plural).ReadAsync<T>(namespaceParameter, name, null, null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<object>> DeleteNamespacedCustomObjectWithHttpMessagesAsync(
        string group, string version, string namespaceParameter, string plural, string name, V1DeleteOptions body, int? gracePeriodSeconds,
        bool? orphanDependents, string propagationPolicy, string dryRun, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        At(group, version, plural).DeleteAsync<object>(
            namespaceParameter, name, body, dryRun, gracePeriodSeconds, null, orphanDependents, propagationPolicy, null, customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<T>> DeleteNamespacedCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string namespaceParameter, string plural, string name, V1DeleteOptions body, int? gracePeriodSeconds,
        bool? orphanDependents, string propagationPolicy, string dryRun, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        At(group, version, plural).DeleteAsync<T>(
            namespaceParameter, name, body, dryRun, gracePeriodSeconds, null, orphanDependents, propagationPolicy, null, customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<object>> PatchNamespacedCustomObjectWithHttpMessagesAsync(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun,
        string fieldManager, string fieldValidation, bool? force, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        At(group, version, plural).PatchAsync<object>(
            namespaceParameter, name, null, body, dryRun, fieldManager, fieldValidation, force, null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> PatchNamespacedCustomObjectWithHttpMessagesAsync<T>(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun,
        string fieldManager, string fieldValidation, bool? force, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        At(group, version, plural).PatchAsync<T>(
            namespaceParameter, name, null, body, dryRun, fieldManager, fieldValidation, force, null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<object>> ReplaceNamespacedCustomObjectWithHttpMessagesAsync(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun,
        string fieldManager, string fieldValidation, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        At(group, version, plural).ReplaceAsync<object>(
            namespaceParameter, name, null, body, dryRun, fieldManager, fieldValidation, null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> ReplaceNamespacedCustomObjectWithHttpMessagesAsync<T>(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun,
        string fieldManager, string fieldValidation, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        At(group, version, plural).ReplaceAsync<T>(
            namespaceParameter, name, null, body, dryRun, fieldManager, fieldValidation, null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<object>> GetNamespacedCustomObjectStatusWithHttpMessagesAsync(
        string group, string version, string namespaceParameter, string plural, string name,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        At(group, version, plural).ReadAsync<object>(namespaceParameter, name, "status", null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> GetNamespacedCustomObjectStatusWithHttpMessagesAsync<T>(
        string group, string version, string namespaceParameter, string plural, string name,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        At(group, version, plural).ReadAsync<T>(namespaceParameter, name, "status", null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<object>> ReplaceNamespacedCustomObjectStatusWithHttpMessagesAsync(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun,
        string fieldManager, string fieldValidation, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        At(group, version, plural).ReplaceAsync<object>(
            namespaceParameter, name, "status", body, dryRun, fieldManager, fieldValidation, null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> ReplaceNamespacedCustomObjectStatusWithHttpMessagesAsync<T>(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun,
        string fieldManager, string fieldValidation, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        At(group, version, plural).ReplaceAsync<T>(
            namespaceParameter, name, "status", body, dryRun, fieldManager, fieldValidation, null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<object>> PatchNamespacedCustomObjectStatusWithHttpMessagesAsync(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun,
        string fieldManager, string fieldValidation, bool? force, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        At(group, version, plural).PatchAsync<object>(
            namespaceParameter, name, "status", body, dryRun, fieldManager, fieldValidation, force, null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> PatchNamespacedCustomObjectStatusWithHttpMessagesAsync<T>(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun,
        string fieldManager, string fieldValidation, bool? force, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders,
        CancellationToken cancellationToken) =>
        At(group, version, plural).PatchAsync<T>(
            namespaceParameter, name, "status", body, dryRun, fieldManager, fieldValidation, force, null, customHeaders, cancellationToken);
}
