using k8s.Autorest;
using k8s.Models;
using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

/// <summary>Requests to discovery.k8s.io/v1, each with its answer's headers; the extension methods give the objects alone.</summary>
public partial interface IDiscoveryV1Operations
{
    /// <summary>Lists the group's resources; 404 where the cluster does not have the group.</summary>
    Task<HttpOperationResponse<V1APIResourceList>> GetAPIResourcesWithHttpMessagesAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);
}

/// <summary>Requests to discovery.k8s.io/v1.</summary>
internal sealed partial class DiscoveryV1Operations(RestClient rest) : IDiscoveryV1Operations
{
    public Task<HttpOperationResponse<V1APIResourceList>> GetAPIResourcesWithHttpMessagesAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        rest.RequestAsync<V1APIResourceList>(new RestRequest(HttpMethod.Get, "apis/discovery.k8s.io/v1/") { Headers = customHeaders }, cancellationToken);
}

/// <summary>Requests to discovery.k8s.io/v1.</summary>
public static partial class DiscoveryV1OperationsExtensions
{
    /// <summary>Lists the group's resources; 404 where the cluster does not have the group.</summary>
    public static Task<V1APIResourceList> GetAPIResourcesAsync(this IDiscoveryV1Operations operations, CancellationToken cancellationToken = default) =>
        operations.GetAPIResourcesWithHttpMessagesAsync(null, cancellationToken).BodyAsync();
}
