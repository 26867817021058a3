using System.Net.Http.Headers;

namespace k8s.Authentication;

/// <summary>Gives the Authorization header of each request.</summary>
public interface ITokenProvider
{
    /// <summary>The header as it is now.</summary>
    Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken);
}
