using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

public static partial class CustomObjectsOperationsExtensions
{
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
}
