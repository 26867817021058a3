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

    /// <summary>Creates a cluster-scoped object, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> CreateClusterCustomObjectAsync(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.CreateClusterCustomObjectWithHttpMessagesAsync(
            body, group, version, plural, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Creates a cluster-scoped object, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> CreateClusterCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string dryRun = null,
        string fieldManager = null, string fieldValidation = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.CreateClusterCustomObjectWithHttpMessagesAsync<T>(
            body, group, version, plural, dryRun, fieldManager, fieldValidation, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes all selected cluster-scoped objects, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> DeleteCollectionClusterCustomObjectAsync(
        this ICustomObjectsOperations operations, string group, string version, string plural, V1DeleteOptions body = null,
        string labelSelector = null, int? gracePeriodSeconds = null, bool? orphanDependents = null, string propagationPolicy = null,
        string dryRun = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteCollectionClusterCustomObjectWithHttpMessagesAsync(
            group, version, plural, body, labelSelector, gracePeriodSeconds, orphanDependents, propagationPolicy, dryRun, pretty, null,
            cancellationToken).BodyAsync();

    /// <summary>Deletes all selected cluster-scoped objects, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> DeleteCollectionClusterCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, string group, string version, string plural, V1DeleteOptions body = null,
        string labelSelector = null, int? gracePeriodSeconds = null, bool? orphanDependents = null, string propagationPolicy = null,
        string dryRun = null, bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.DeleteCollectionClusterCustomObjectWithHttpMessagesAsync<T>(
            group, version, plural, body, labelSelector, gracePeriodSeconds, orphanDependents, propagationPolicy, dryRun, pretty, null,
            cancellationToken).BodyAsync();

    /// <summary>Reads a cluster-scoped object, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> GetClusterCustomObjectAsync(
        this ICustomObjectsOperations operations, string group, string version, string plural, string name,
        CancellationToken cancellationToken = default) =>
        operations.GetClusterCustomObjectWithHttpMessagesAsync(group, version, plural, name, null, cancellationToken).BodyAsync();

    /// <summary>Reads a cluster-scoped object, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> GetClusterCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, string group, string version, string plural, string name,
        CancellationToken cancellationToken = default) =>
        operations.GetClusterCustomObjectWithHttpMessagesAsync<T>(group, version, plural, name, null, cancellationToken).BodyAsync();

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

    /// <summary>Replaces a cluster-scoped object, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> ReplaceClusterCustomObjectAsync(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name,
        string dryRun = null, string fieldManager = null, string fieldValidation = null, CancellationToken cancellationToken = default) =>
        operations.ReplaceClusterCustomObjectWithHttpMessagesAsync(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, null, cancellationToken).BodyAsync();

    /// <summary>Replaces a cluster-scoped object, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> ReplaceClusterCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name,
        string dryRun = null, string fieldManager = null, string fieldValidation = null, CancellationToken cancellationToken = default) =>
        operations.ReplaceClusterCustomObjectWithHttpMessagesAsync<T>(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, null, cancellationToken).BodyAsync();

    /// <summary>Reads the status of a cluster-scoped object, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> GetClusterCustomObjectStatusAsync(
        this ICustomObjectsOperations operations, string group, string version, string plural, string name,
        CancellationToken cancellationToken = default) =>
        operations.GetClusterCustomObjectStatusWithHttpMessagesAsync(group, version, plural, name, null, cancellationToken).BodyAsync();

    /// <summary>Reads the status of a cluster-scoped object, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> GetClusterCustomObjectStatusAsync<T>(
        this ICustomObjectsOperations operations, string group, string version, string plural, string name,
        CancellationToken cancellationToken = default) =>
        operations.GetClusterCustomObjectStatusWithHttpMessagesAsync<T>(group, version, plural, name, null, cancellationToken).BodyAsync();

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

    /// <summary>Patches the status of a cluster-scoped object, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> PatchClusterCustomObjectStatusAsync(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name,
        string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? force = null,
        CancellationToken cancellationToken = default) =>
        operations.PatchClusterCustomObjectStatusWithHttpMessagesAsync(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, force, null, cancellationToken).BodyAsync();

    /// <summary>Patches the status of a cluster-scoped object, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> PatchClusterCustomObjectStatusAsync<T>(
        this ICustomObjectsOperations operations, object body, string group, string version, string plural, string name,
        string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? force = null,
        CancellationToken cancellationToken = default) =>
        operations.PatchClusterCustomObjectStatusWithHttpMessagesAsync<T>(
            body, group, version, plural, name, dryRun, fieldManager, fieldValidation, force, null, cancellationToken).BodyAsync();
}
