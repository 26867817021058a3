using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using k8s.KubeConfigModels;

#nullable disable // as KubernetesClient's

namespace k8s.Authentication;

/// <summary>Credentials of an exec plugin, kept until they expire or the API server refuses them.</summary>
public class ExecTokenProvider : ITokenProvider, IRenewableToken
{
    /// <summary>Credentials of a plugin.</summary>
    public ExecTokenProvider(ExternalExecution exec) => throw new NotImplementedException();

    internal X509Certificate2 Certificate { get; private set; }

    /// <inheritdoc/>
    public Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    bool IRenewableToken.Renew(string token) => false;
}
