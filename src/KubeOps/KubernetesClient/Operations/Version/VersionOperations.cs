using k8s.Autorest;
using k8s.Models;
using k8s.Rest;

#nullable disable // as KubernetesClient's: what is null is left out of the request

namespace k8s;

/// <summary>The API server's version.</summary>
public partial interface IVersionOperations
{
    /// <summary>Reads the API server's version.</summary>
    Task<HttpOperationResponse<VersionInfo>> GetCodeWithHttpMessagesAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders = null, CancellationToken cancellationToken = default);
}

/// <summary>The API server's version.</summary>
internal sealed partial class VersionOperations(RestClient rest) : IVersionOperations
{
    public Task<HttpOperationResponse<VersionInfo>> GetCodeWithHttpMessagesAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>> customHeaders, CancellationToken cancellationToken) =>
        rest.RequestAsync<VersionInfo>(new RestRequest(HttpMethod.Get, "version/") { Headers = customHeaders }, cancellationToken);
}

/// <summary>The API server's version.</summary>
public static partial class VersionOperationsExtensions
{
    /// <summary>Reads the API server's version.</summary>
    public static Task<VersionInfo> GetCodeAsync(this IVersionOperations operations, CancellationToken cancellationToken = default) =>
        operations.GetCodeWithHttpMessagesAsync(null, cancellationToken).BodyAsync();
}
