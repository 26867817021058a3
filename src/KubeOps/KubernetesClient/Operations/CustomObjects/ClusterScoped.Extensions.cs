using k8s.Models;
using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

public static partial class CustomObjectsOperationsExtensions
{
    /// <summary>Lists cluster-scoped objects, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> ListClusterCustomObjectAsync(
        this ICustomObjectsOperations operations, string group, string version, string plural, bool? allowWatchBookmarks = null,
        string continueParameter = null, string fieldSelector = null, string labelSelector = null, int? limit = null,
        string resourceVersion = null, string resourceVersionMatch = null, int? timeoutSeconds = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.ListClusterCustomObjectWithHttpMessagesAsync(
            group, version, plural, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, timeoutSeconds, null, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Lists cluster-scoped objects, as a type that is registered with <see cref="KubernetesJson"/>; <c>T</c> is the list.</summary>
    public static Task<T> ListClusterCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, string group, string version, string plural, bool? allowWatchBookmarks = null,
        string continueParameter = null, string fieldSelector = null, string labelSelector = null, int? limit = null,
        string resourceVersion = null, string resourceVersionMatch = null, int? timeoutSeconds = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.ListClusterCustomObjectWithHttpMessagesAsync<T>(
            group, version, plural, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit, resourceVersion,
            resourceVersionMatch, timeoutSeconds, null, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes a cluster-scoped object, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> DeleteClusterCustomObjectAsync(
        this ICustomObjectsOperations operations, string group, string version, string plural, string name, V1DeleteOptions body = null,
        int? gracePeriodSeconds = null, bool? orphanDependents = null, string propagationPolicy = null, string dryRun = null,
        CancellationToken cancellationToken = default) =>
        operations.DeleteClusterCustomObjectWithHttpMessagesAsync(
            group, version, plural, name, body, gracePeriodSeconds, orphanDependents, propagationPolicy, dryRun, null,
            cancellationToken).BodyAsync();

    /// <summary>Deletes a cluster-scoped object, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> DeleteClusterCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, string group, string version, string plural, string name, V1DeleteOptions body = null,
        int? gracePeriodSeconds = null, bool? orphanDependents = null, string propagationPolicy = null, string dryRun = null,
        CancellationToken cancellationToken = default) =>
        operations.DeleteClusterCustomObjectWithHttpMessagesAsync<T>(
            group, version, plural, name, body, gracePeriodSeconds, orphanDependents, propagationPolicy, dryRun, null,
            cancellationToken).BodyAsync();

    /// <summary>Patches a cluster-scoped object, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> PatchClusterCustomObjectAsync(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name,
        string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? force = null,
        CancellationToken cancellationToken = default) =>
        operations.PatchClusterCustomObjectWithHttpMessagesAsync(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, force, null, cancellationToken).BodyAsync();

    /// <summary>Patches a cluster-scoped object, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> PatchClusterCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name,
        string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? force = null,
        CancellationToken cancellationToken = default) =>
        operations.PatchClusterCustomObjectWithHttpMessagesAsync<T>(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, force, null, cancellationToken).BodyAsync();

    /// <summary>Replaces the status of a cluster-scoped object, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> ReplaceClusterCustomObjectStatusAsync(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name,
        string dryRun = null, string fieldManager = null, string fieldValidation = null, CancellationToken cancellationToken = default) =>
        operations.ReplaceClusterCustomObjectStatusWithHttpMessagesAsync(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, null, cancellationToken).BodyAsync();

    /// <summary>Replaces the status of a cluster-scoped object, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> ReplaceClusterCustomObjectStatusAsync<T>(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name,
        string dryRun = null, string fieldManager = null, string fieldValidation = null, CancellationToken cancellationToken = default) =>
        operations.ReplaceClusterCustomObjectStatusWithHttpMessagesAsync<T>(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, null, cancellationToken).BodyAsync();
}
