namespace k8s.Authentication;

/// <summary>Puts credentials on requests.</summary>
public abstract class ServiceClientCredentials
{
    /// <summary>Puts them on a request.</summary>
    public virtual Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.CompletedTask;
}
