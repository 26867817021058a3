using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

public static partial class CustomObjectsOperationsExtensions
{
    /// <summary>Lists objects of all namespaces, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> ListCustomObjectForAllNamespacesAsync(
        this ICustomObjectsOperations operations, string group, string version, string resourcePlural, bool? allowWatchBookmarks = null,
        string continueParameter = null, string fieldSelector = null, string labelSelector = null, int? limit = null,
        string resourceVersion = null, string resourceVersionMatch = null, int? timeoutSeconds = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.ListCustomObjectForAllNamespacesWithHttpMessagesAsync(
            group, version, resourcePlural, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, timeoutSeconds, null, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Lists objects of all namespaces, as a type that is registered with <see cref="KubernetesJson"/>; <c>T</c> is the list.</summary>
    public static Task<T> ListCustomObjectForAllNamespacesAsync<T>(
        this ICustomObjectsOperations operations, string group, string version, string resourcePlural, bool? allowWatchBookmarks = null,
        string continueParameter = null, string fieldSelector = null, string labelSelector = null, int? limit = null,
        string resourceVersion = null, string resourceVersionMatch = null, int? timeoutSeconds = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.ListCustomObjectForAllNamespacesWithHttpMessagesAsync<T>(
            group, version, resourcePlural, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, timeoutSeconds, null, pretty, null, cancellationToken).BodyAsync();
}
