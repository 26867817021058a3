using k8s.Autorest;
using k8s.Models;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

public partial interface ICustomObjectsOperations
{
    /// <summary>Lists objects of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    Task<HttpOperationResponse<object>> ListNamespacedCustomObjectWithHttpMessagesAsync(
        string group, string version, string namespaceParameter, string plural, bool? allowWatchBookmarks = null,
        string continueParameter = null, string fieldSelector = null, string labelSelector = null, int? limit = null,
        string resourceVersion = null, string resourceVersionMatch = null, int? timeoutSeconds = null, bool? watch = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Lists objects of a namespace, as a type that is registered with <see cref="KubernetesJson"/>; <c>T</c> is the list.</summary>
    Task<HttpOperationResponse<T>> ListNamespacedCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string namespaceParameter, string plural, bool? allowWatchBookmarks = null,
        string continueParameter = null, string fieldSelector = null, string labelSelector = null, int? limit = null,
        string resourceVersion = null, string resourceVersionMatch = null, int? timeoutSeconds = null, bool? watch = null,
        bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Creates an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    Task<HttpOperationResponse<object>> CreateNamespacedCustomObjectWithHttpMessagesAsync(
        object body, string group, string version, string namespaceParameter, string plural, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Creates an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    Task<HttpOperationResponse<T>> CreateNamespacedCustomObjectWithHttpMessagesAsync<T>(
        object body, string group, string version, string namespaceParameter, string plural, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes all selected objects of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    Task<HttpOperationResponse<object>> DeleteCollectionNamespacedCustomObjectWithHttpMessagesAsync(
        string group, string version, string namespaceParameter, string plural, V1DeleteOptions body = null, string labelSelector = null,
        int? gracePeriodSeconds = null, bool? orphanDependents = null, string propagationPolicy = null, string dryRun = null,
        string fieldSelector = null, bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes all selected objects of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    Task<HttpOperationResponse<T>> DeleteCollectionNamespacedCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string namespaceParameter, string plural, V1DeleteOptions body = null, string labelSelector = null,
        int? gracePeriodSeconds = null, bool? orphanDependents = null, string propagationPolicy = null, string dryRun = null,
        string fieldSelector = null, bool? pretty = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Reads an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    Task<HttpOperationResponse<object>> GetNamespacedCustomObjectWithHttpMessagesAsync(
        string group, string version, string namespaceParameter, string plural, string name,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Reads an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    Task<HttpOperationResponse<T>> GetNamespacedCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string namespaceParameter, string plural, string name,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    Task<HttpOperationResponse<object>> DeleteNamespacedCustomObjectWithHttpMessagesAsync(
        string group, string version, string namespaceParameter, string plural, string name, V1DeleteOptions body = null,
        int? gracePeriodSeconds = null, bool? orphanDependents = null, string propagationPolicy = null, string dryRun = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    Task<HttpOperationResponse<T>> DeleteNamespacedCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string namespaceParameter, string plural, string name, V1DeleteOptions body = null,
        int? gracePeriodSeconds = null, bool? orphanDependents = null, string propagationPolicy = null, string dryRun = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Patches an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    Task<HttpOperationResponse<object>> PatchNamespacedCustomObjectWithHttpMessagesAsync(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? force = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Patches an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    Task<HttpOperationResponse<T>> PatchNamespacedCustomObjectWithHttpMessagesAsync<T>(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? force = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Replaces an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    Task<HttpOperationResponse<object>> ReplaceNamespacedCustomObjectWithHttpMessagesAsync(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Replaces an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    Task<HttpOperationResponse<T>> ReplaceNamespacedCustomObjectWithHttpMessagesAsync<T>(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Reads the status of an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    Task<HttpOperationResponse<object>> GetNamespacedCustomObjectStatusWithHttpMessagesAsync(
        string group, string version, string namespaceParameter, string plural, string name,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Reads the status of an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    Task<HttpOperationResponse<T>> GetNamespacedCustomObjectStatusWithHttpMessagesAsync<T>(
        string group, string version, string namespaceParameter, string plural, string name,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Replaces the status of an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    Task<HttpOperationResponse<object>> ReplaceNamespacedCustomObjectStatusWithHttpMessagesAsync(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Replaces the status of an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    Task<HttpOperationResponse<T>> ReplaceNamespacedCustomObjectStatusWithHttpMessagesAsync<T>(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Patches the status of an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    Task<HttpOperationResponse<object>> PatchNamespacedCustomObjectStatusWithHttpMessagesAsync(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? force = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Patches the status of an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    Task<HttpOperationResponse<T>> PatchNamespacedCustomObjectStatusWithHttpMessagesAsync<T>(
        object body, string group, string version, string namespaceParameter, string plural, string name, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? force = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);
}
