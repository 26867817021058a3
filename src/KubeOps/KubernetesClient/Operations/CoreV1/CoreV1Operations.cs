using k8s.Autorest;
using k8s.Models;
using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

/// <summary>Requests to the core group, each with its answer's headers; the extension methods give the objects alone.</summary>
public partial interface ICoreV1Operations
{
    /// <summary>Lists the group's resources; 404 where the cluster does not have the group.</summary>
    Task<HttpOperationResponse<V1APIResourceList>> GetAPIResourcesWithHttpMessagesAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);
}

/// <summary>Requests to the core group.</summary>
internal sealed partial class CoreV1Operations(RestClient rest) : ICoreV1Operations
{
    public Task<HttpOperationResponse<V1APIResourceList>> GetAPIResourcesWithHttpMessagesAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        rest.RequestAsync<V1APIResourceList>(new RestRequest(HttpMethod.Get, "api/v1/") { Headers = customHeaders }, cancellationToken);
}

/// <summary>Requests to the core group.</summary>
public static partial class CoreV1OperationsExtensions
{
    /// <summary>Lists the group's resources; 404 where the cluster does not have the group.</summary>
    public static Task<V1APIResourceList> GetAPIResourcesAsync(this ICoreV1Operations operations, CancellationToken cancellationToken = default) =>
        operations.GetAPIResourcesWithHttpMessagesAsync(null, cancellationToken).BodyAsync();
}
