using System.Net.Http.Headers;
using System.Text;

#nullable disable // as KubernetesClient's

namespace k8s.Authentication;

/// <summary>Name and password.</summary>
public class BasicAuthenticationCredentials : ServiceClientCredentials
{
    /// <summary>The name.</summary>
    public string UserName { get; set; }

    /// <summary>The password.</summary>
    public string Password { get; set; }

    /// <inheritdoc/>
    public override Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Password}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", pair);
        return Task.CompletedTask;
    }
}
