using System.Net.Http.Headers;

#nullable disable // as KubernetesClient's

namespace k8s.Authentication;

/// <summary>A token that never changes.</summary>
public sealed class StringTokenProvider : ITokenProvider
{
    private readonly AuthenticationHeaderValue _header;

    /// <summary>A token of any type.</summary>
    public StringTokenProvider(string accessToken, string tokenType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tokenType);
        TokenType = tokenType;
        _header = new AuthenticationHeaderValue(tokenType, accessToken);
    }

    /// <summary>The token's type.</summary>
    public string TokenType { get; }

    /// <inheritdoc/>
    public Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken) => Task.FromResult(_header);
}
