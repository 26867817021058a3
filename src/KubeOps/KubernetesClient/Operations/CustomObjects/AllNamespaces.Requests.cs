using k8s.Autorest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

internal sealed partial class CustomObjectsOperations
{
    public Task<HttpOperationResponse<object>> ListCustomObjectForAllNamespacesWithHttpMessagesAsync(
        string group, string version, string resourcePlural, bool? allowWatchBookmarks, string continueParameter, string fieldSelector,
        string labelSelector, int? limit, string resourceVersion, string resourceVersionMatch, int? timeoutSeconds, bool? watch,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        At(group, version, resourcePlural).ListAsync<object>(
            null, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch, null,
            timeoutSeconds, watch, pretty, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<T>> ListCustomObjectForAllNamespacesWithHttpMessagesAsync<T>(
        string group, string version, string resourcePlural, bool? allowWatchBookmarks, string continueParameter, string fieldSelector,
        string labelSelector, int? limit, string resourceVersion, string resourceVersionMatch, int? timeoutSeconds, bool? watch,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        At(group, version, resourcePlural).ListAsync<T>(
            null, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion, resourceVersionMatch, null,
            timeoutSeconds, watch, pretty, customHeaders, cancellationToken);
}
