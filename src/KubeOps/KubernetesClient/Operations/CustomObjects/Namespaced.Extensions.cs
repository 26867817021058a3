using k8s.Models;
using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

public static partial class CustomObjectsOperationsExtensions
{
    /// <summary>Lists objects of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> ListNamespacedCustomObjectAsync(
        this ICustomObjectsOperations operations, string group, string version, string namespaceParameter, string plural,
        bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null, string labelSelector = null,
        int? limit = null, string resourceVersion = null, string resourceVersionMatch = null, int? timeoutSeconds = null,
        bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ListNamespacedCustomObjectWithHttpMessagesAsync(
            group, version, namespaceParameter, plural, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit,
            resourceVersion, resourceVersionMatch, timeoutSeconds, null, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Lists objects of a namespace, as a type that is registered with <see cref="KubernetesJson"/>; <c>T</c> is the list.</summary>
    public static Task<T> ListNamespacedCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, string group, string version, string namespaceParameter, string plural,
        bool? allowWatchBookmarks = null, string continueParameter = null, string fieldSelector = null, string labelSelector = null,
        int? limit = null, string resourceVersion = null, string resourceVersionMatch = null, int? timeoutSeconds = null,
        bool? pretty = null, CancellationToken cancellationToken = default) =>
        operations.ListNamespacedCustomObjectWithHttpMessagesAsync<T>(
            group, version, namespaceParameter, plural, allowWatchBookmarks, continueParameter, fieldSelector, labelSelector, limit,
            resourceVersion, resourceVersionMatch, timeoutSeconds, null, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Creates an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> CreateNamespacedCustomObjectAsync(
        this ICustomObjectsOperations operations, object body, string group, string version, string namespaceParameter, string plural,
        string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.CreateNamespacedCustomObjectWithHttpMessagesAsync(
            body, group, version, namespaceParameter, plural, dryRun, fieldManager, fieldValidation, pretty, null,
            cancellationToken).BodyAsync();

    /// <summary>Creates an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> CreateNamespacedCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, object body, string group, string version, string namespaceParameter, string plural,
        string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.CreateNamespacedCustomObjectWithHttpMessagesAsync<T>(
            body, group, version, namespaceParameter, plural, dryRun, fieldManager, fieldValidation, pretty, null,
            cancellationToken).BodyAsync();

    /// <summary>Deletes all selected objects of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> DeleteCollectionNamespacedCustomObjectAsync(
        this ICustomObjectsOperations operations, string group, string version, string namespaceParameter, string plural,
        V1DeleteOptions body = null, string labelSelector = null, int? gracePeriodSeconds = null, bool? orphanDependents = null,
        string propagationPolicy = null, string dryRun = null, string fieldSelector = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.DeleteCollectionNamespacedCustomObjectWithHttpMessagesAsync(
            group, version, namespaceParameter, plural, body, labelSelector, gracePeriodSeconds, orphanDependents, propagationPolicy,
            dryRun, fieldSelector, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Deletes all selected objects of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> DeleteCollectionNamespacedCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, string group, string version, string namespaceParameter, string plural,
        V1DeleteOptions body = null, string labelSelector = null, int? gracePeriodSeconds = null, bool? orphanDependents = null,
        string propagationPolicy = null, string dryRun = null, string fieldSelector = null, bool? pretty = null,
        CancellationToken cancellationToken = default) =>
        operations.DeleteCollectionNamespacedCustomObjectWithHttpMessagesAsync<T>(
            group, version, namespaceParameter, plural, body, labelSelector, gracePeriodSeconds, orphanDependents, propagationPolicy,
            dryRun, fieldSelector, pretty, null, cancellationToken).BodyAsync();

    /// <summary>Reads an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> GetNamespacedCustomObjectAsync(
        this ICustomObjectsOperations operations, string group, string version, string namespaceParameter, string plural, string name,
        CancellationToken cancellationToken = default) =>
        operations.GetNamespacedCustomObjectWithHttpMessagesAsync(
            group, version, namespaceParameter, plural, name, null, cancellationToken).BodyAsync();

    /// <summary>Reads an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> GetNamespacedCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, string group, string version, string namespaceParameter, string plural, string name,
        CancellationToken cancellationToken = default) =>
        operations.GetNamespacedCustomObjectWithHttpMessagesAsync<T>(
            group, version, namespaceParameter, plural, name, null, cancellationToken).BodyAsync();

    /// <summary>Deletes an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> DeleteNamespacedCustomObjectAsync(
        this ICustomObjectsOperations operations, string group, string version, string namespaceParameter, string plural, string name,
        V1DeleteOptions body = null, int? gracePeriodSeconds = null, bool? orphanDependents = null, string propagationPolicy = null,
        string dryRun = null, CancellationToken cancellationToken = default) =>
        operations.DeleteNamespacedCustomObjectWithHttpMessagesAsync(
            group, version, namespaceParameter, plural, name, body, gracePeriodSeconds, orphanDependents, propagationPolicy, dryRun, null,
            cancellationToken).BodyAsync();

    /// <summary>Deletes an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> DeleteNamespacedCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, string group, string version, string namespaceParameter, string plural, string name,
        V1DeleteOptions body = null, int? gracePeriodSeconds = null, bool? orphanDependents = null, string propagationPolicy = null,
        string dryRun = null, CancellationToken cancellationToken = default) =>
        operations.DeleteNamespacedCustomObjectWithHttpMessagesAsync<T>(
            group, version, namespaceParameter, plural, name, body, gracePeriodSeconds, orphanDependents, propagationPolicy, dryRun, null,
            cancellationToken).BodyAsync();

    /// <summary>Patches an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> PatchNamespacedCustomObjectAsync(
        this ICustomObjectsOperations operations, object body, string group, string version, string namespaceParameter, string plural,
        string name, string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? force = null,
        CancellationToken cancellationToken = default) =>
        operations.PatchNamespacedCustomObjectWithHttpMessagesAsync(
            body, group, version, namespaceParameter, plural, name, dryRun, fieldManager, fieldValidation, force, null,
            cancellationToken).BodyAsync();

    /// <summary>Patches an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> PatchNamespacedCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, object body, string group, string version, string namespaceParameter, string plural,
        string name, string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? force = null,
        CancellationToken cancellationToken = default) =>
        operations.PatchNamespacedCustomObjectWithHttpMessagesAsync<T>(
            body, group, version, namespaceParameter, plural, name, dryRun, fieldManager, fieldValidation, force, null,
            cancellationToken).BodyAsync();

    /// <summary>Replaces an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> ReplaceNamespacedCustomObjectAsync(
        this ICustomObjectsOperations operations, object body, string group, string version, string namespaceParameter, string plural,
        string name, string dryRun = null, string fieldManager = null, string fieldValidation = null,
        CancellationToken cancellationToken = default) =>
        operations.ReplaceNamespacedCustomObjectWithHttpMessagesAsync(
            body, group, version, namespaceParameter, plural, name, dryRun, fieldManager, fieldValidation, null,
            cancellationToken).BodyAsync();

    /// <summary>Replaces an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> ReplaceNamespacedCustomObjectAsync<T>(
        this ICustomObjectsOperations operations, object body, string group, string version, string namespaceParameter, string plural,
        string name, string dryRun = null, string fieldManager = null, string fieldValidation = null,
        CancellationToken cancellationToken = default) =>
        operations.ReplaceNamespacedCustomObjectWithHttpMessagesAsync<T>(
            body, group, version, namespaceParameter, plural, name, dryRun, fieldManager, fieldValidation, null,
            cancellationToken).BodyAsync();

    /// <summary>Reads the status of an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> GetNamespacedCustomObjectStatusAsync(
        this ICustomObjectsOperations operations, string group, string version, string namespaceParameter, string plural, string name,
        CancellationToken cancellationToken = default) =>
        operations.GetNamespacedCustomObjectStatusWithHttpMessagesAsync(
            group, version, namespaceParameter, plural, name, null, cancellationToken).BodyAsync();

    /// <summary>Reads the status of an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> GetNamespacedCustomObjectStatusAsync<T>(
        this ICustomObjectsOperations operations, string group, string version, string namespaceParameter, string plural, string name,
        CancellationToken cancellationToken = default) =>
        operations.GetNamespacedCustomObjectStatusWithHttpMessagesAsync<T>(
            group, version, namespaceParameter, plural, name, null, cancellationToken).BodyAsync();

    /// <summary>Replaces the status of an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> ReplaceNamespacedCustomObjectStatusAsync(
        this ICustomObjectsOperations operations, object body, string group, string version, string namespaceParameter, string plural,
        string name, string dryRun = null, string fieldManager = null, string fieldValidation = null,
        CancellationToken cancellationToken = default) =>
        operations.ReplaceNamespacedCustomObjectStatusWithHttpMessagesAsync(
            body, group, version, namespaceParameter, plural, name, dryRun, fieldManager, fieldValidation, null,
            cancellationToken).BodyAsync();

    /// <summary>Replaces the status of an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> ReplaceNamespacedCustomObjectStatusAsync<T>(
        this ICustomObjectsOperations operations, object body, string group, string version, string namespaceParameter, string plural,
        string name, string dryRun = null, string fieldManager = null, string fieldValidation = null,
        CancellationToken cancellationToken = default) =>
        operations.ReplaceNamespacedCustomObjectStatusWithHttpMessagesAsync<T>(
            body, group, version, namespaceParameter, plural, name, dryRun, fieldManager, fieldValidation, null,
            cancellationToken).BodyAsync();

    /// <summary>Patches the status of an object of a namespace, as a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Task<object> PatchNamespacedCustomObjectStatusAsync(
        this ICustomObjectsOperations operations, object body, string group, string version, string namespaceParameter, string plural,
        string name, string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? force = null,
        CancellationToken cancellationToken = default) =>
        operations.PatchNamespacedCustomObjectStatusWithHttpMessagesAsync(
            body, group, version, namespaceParameter, plural, name, dryRun, fieldManager, fieldValidation, force, null,
            cancellationToken).BodyAsync();

    /// <summary>Patches the status of an object of a namespace, as a type that is registered with <see cref="KubernetesJson"/>.</summary>
    public static Task<T> PatchNamespacedCustomObjectStatusAsync<T>(
        this ICustomObjectsOperations operations, object body, string group, string version, string namespaceParameter, string plural,
        string name, string dryRun = null, string fieldManager = null, string fieldValidation = null, bool? force = null,
        CancellationToken cancellationToken = default) =>
        operations.PatchNamespacedCustomObjectStatusWithHttpMessagesAsync<T>(
            body, group, version, namespaceParameter, plural, name, dryRun, fieldManager, fieldValidation, force, null,
            cancellationToken).BodyAsync();
}
