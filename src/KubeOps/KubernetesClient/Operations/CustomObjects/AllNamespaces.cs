using k8s.Autorest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

public partial interface ICustomObjectsOperations
{
    /// <summary>Lists objects of all namespaces, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    Task<HttpOperationResponse<object>> ListCustomObjectForAllNamespacesWithHttpMessagesAsync(
        string group, string version, string resourcePlural, bool? allowWatchBookmarks = null, string continueParameter = null,
        string fieldSelector = null, string labelSelector = null, int? limit = null, string resourceVersion = null,
        string resourceVersionMatch = null, int? timeoutSeconds = null, bool? watch = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);

    /// <summary>Lists objects of all namespaces, as a type that is registered with <see cref="KubernetesJson"/>; <c>T</c> is the list.</summary>
    Task<HttpOperationResponse<T>> ListCustomObjectForAllNamespacesWithHttpMessagesAsync<T>(
        string group, string version, string resourcePlural, bool? allowWatchBookmarks = null, string continueParameter = null,
        string fieldSelector = null, string labelSelector = null, int? limit = null, string resourceVersion = null,
        string resourceVersionMatch = null, int? timeoutSeconds = null, bool? watch = null, bool? pretty = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);
}
