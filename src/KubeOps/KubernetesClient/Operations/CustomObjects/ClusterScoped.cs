using k8s.Autorest;
using k8s.Models;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

public partial interface ICustomObjectsOperations
{
    /// <summary>Lists cluster-scoped objects, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    Task<HttpOperationResponse<object>> ListClusterCustomObjectWithHttpMessagesAsync(
        string group, string version, string plural, bool? allowWatchBookmarks = null, string continueParameter = null,
        string fieldSelector = null, string labelSelector = null, int? limit = null, string resourceVersion = null,
        string resourceVersionMatch = null, int? timeoutSeconds = null, bool? watch = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Lists cluster-scoped objects, as a type that is registered with <see cref="KubernetesJson"/>; <c>T</c> is the list.</summary>
    Task<HttpOperationResponse<T>> ListClusterCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string plural, bool? allowWatchBookmarks = null, string continueParameter = null,
        string fieldSelector = null, string labelSelector = null, int? limit = null, string resourceVersion = null,
        string resourceVersionMatch = null, int? timeoutSeconds = null, bool? watch = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a cluster-scoped object, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    Task<HttpOperationResponse<object>> DeleteClusterCustomObjectWithHttpMessagesAsync(
        string group, string version, string plural, string name, V1DeleteOptions body = null, int? gracePeriodSeconds = null,
        bool? orphanDependents = null, string propagationPolicy = null, string dryRun = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a cluster-scoped object, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    Task<HttpOperationResponse<T>> DeleteClusterCustomObjectWithHttpMessagesAsync<T>(
        string group, string version, string plural, string name, V1DeleteOptions body = null, int? gracePeriodSeconds = null,
        bool? orphanDependents = null, string propagationPolicy = null, string dryRun = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Patches a cluster-scoped object, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    Task<HttpOperationResponse<object>> PatchClusterCustomObjectWithHttpMessagesAsync(
        object body, string group, string version, string plural, string name, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? force = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Patches a cluster-scoped object, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    Task<HttpOperationResponse<T>> PatchClusterCustomObjectWithHttpMessagesAsync<T>(
        object body, string group, string version, string plural, string name, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, bool? force = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Replaces the status of a cluster-scoped object, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    Task<HttpOperationResponse<object>> ReplaceClusterCustomObjectStatusWithHttpMessagesAsync(
        object body, string group, string version, string plural, string name, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);

    /// <summary>Replaces the status of a cluster-scoped object, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    Task<HttpOperationResponse<T>> ReplaceClusterCustomObjectStatusWithHttpMessagesAsync<T>(
        object body, string group, string version, string plural, string name, string dryRun = null, string fieldManager = null,
        string fieldValidation = null, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null,
        CancellationToken cancellationToken = default);
}
