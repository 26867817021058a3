using k8s.Autorest;
using k8s.Models;
using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

/// <summary>Requests for objects of any kind, by API group (empty: the core group), version and plural name.</summary>
public partial interface ICustomObjectsOperations
{
    /// <summary>Lists a group's resources; 404 where the cluster does not have the group.</summary>
    Task<HttpOperationResponse<V1APIResourceList>> GetAPIResourcesWithHttpMessagesAsync(
        string group, string version,
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);
}

/// <summary>Requests for objects of any kind.</summary>
internal sealed partial class CustomObjectsOperations(RestClient rest) : ICustomObjectsOperations
{
    public Task<HttpOperationResponse<V1APIResourceList>> GetAPIResourcesWithHttpMessagesAsync(
        string group, string version, IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken)
    {
        var root = new ResourcePath(group ?? "", version, "").Root;
        return rest.RequestAsync<V1APIResourceList>(new RestRequest(HttpMethod.Get, root) { Headers = customHeaders }, cancellationToken);
    }

    private ResourceEndpoint At(string group, string version, string plural) => new(rest, new ResourcePath(group ?? "", version, plural));
}

/// <summary>Requests for objects of any kind.</summary>
public static partial class CustomObjectsOperationsExtensions
{
    /// <summary>Lists a group's resources; 404 where the cluster does not have the group.</summary>
    public static Task<V1APIResourceList> GetAPIResourcesAsync(
        this ICustomObjectsOperations operations, string group, string version, CancellationToken cancellationToken = default) =>
        operations.GetAPIResourcesWithHttpMessagesAsync(group, version, null, cancellationToken).BodyAsync();
}
