using k8s.Autorest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

internal sealed partial class CustomObjectsOperations
{
    public Task<HttpOperationResponse<object>> GetNamespacedCustomObjectWithHttpMessagesAsync(
        string group, string version, string namespaceParameter, string plural, string name,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        At(group, version, plural).ReadAsync<object>(namespaceParameter, name, null, null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> GetNamespacedCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string namespaceParameter, string plural, string name,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        At(group, version, plural).ReadAsync<T>(namespaceParameter, name, null, null, customHeaders, cancellationToken);

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
}
