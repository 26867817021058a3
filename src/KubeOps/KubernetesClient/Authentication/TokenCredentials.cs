#nullable disable // as KubernetesClient's

namespace k8s.Authentication;

/// <summary>A token, fixed or from a provider.</summary>
public class TokenCredentials : ServiceClientCredentials
{
    /// <summary>A fixed bearer token.</summary>
    public TokenCredentials(string token)
        : this(token, "Bearer")
    {
    }

    /// <summary>A fixed token of another type.</summary>
    public TokenCredentials(string token, string tokenType)
        : this(new StringTokenProvider(token, tokenType))
    {
    }

    /// <summary>Tokens of a provider.</summary>
    public TokenCredentials(ITokenProvider tokenProvider) =>
        TokenProvider = tokenProvider ?? throw new ArgumentNullException(nameof(tokenProvider));

    /// <summary>The provider.</summary>
    protected internal ITokenProvider TokenProvider { get; private set; }

    /// <inheritdoc/>
    public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.Authorization = await TokenProvider.GetAuthenticationHeaderAsync(cancellationToken).ConfigureAwait(false);
    }
}
