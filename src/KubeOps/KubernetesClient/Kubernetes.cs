using k8s.Authentication;
using k8s.Exceptions;
using k8s.Rest;

#nullable disable // as KubernetesClient's

namespace k8s;

/// <summary>A client of a cluster's API server. One serves a whole process: it is safe for use by many threads, and shares its connections.</summary>
public partial class Kubernetes : IKubernetes
{
    private readonly ApiConnection _connection;

    /// <summary>A client.</summary>
    /// <param name="config">Where the API server is and who is calling.</param>
    /// <param name="handlers">Handlers that see every request on its way out, retries too; the first is the outermost.</param>
    /// <exception cref="KubeConfigException">The configuration cannot work.</exception>
    public Kubernetes(KubernetesClientConfiguration config, params DelegatingHandler[] handlers)
        : this(config, handlers, TimeProvider.System, Random.Shared.NextDouble)
    {
    }

    internal Kubernetes(KubernetesClientConfiguration config, DelegatingHandler[] handlers, TimeProvider time, Func<double> random)
    {
        _connection = ApiConnection.Open(config, handlers, new RetryPolicy(time, random));
        CoreV1 = new CoreV1Operations(Rest);
        NetworkingV1 = new NetworkingV1Operations(Rest);
        CoordinationV1 = new CoordinationV1Operations(Rest);
        CustomObjects = new CustomObjectsOperations(Rest);
        Version = new VersionOperations(Rest);
    }

    /// <inheritdoc/>
    public Uri BaseUri
    {
        get => Rest.BaseUri;
        set => Rest.BaseUri = ApiConnection.WithSlash(value);
    }

    /// <summary>The credentials that go with every request.</summary>
    public ServiceClientCredentials Credentials => Rest.Credentials;

    /// <summary>The client beneath, without credentials.</summary>
    public HttpClient HttpClient => Rest.HttpClient;

    /// <inheritdoc/>
    public ICoreV1Operations CoreV1 { get; }

    /// <inheritdoc/>
    public INetworkingV1Operations NetworkingV1 { get; }

    /// <inheritdoc/>
    public ICoordinationV1Operations CoordinationV1 { get; }

    /// <inheritdoc/>
    public ICustomObjectsOperations CustomObjects { get; }

    /// <inheritdoc/>
    public IVersionOperations Version { get; }

    internal RestClient Rest => _connection.Rest;

    /// <summary>The credentials that a configuration stands for; null: none.</summary>
    public static ServiceClientCredentials CreateCredentials(KubernetesClientConfiguration config)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (config.TokenProvider is not null)
            return new TokenCredentials(config.TokenProvider);
        if (!string.IsNullOrEmpty(config.AccessToken))
            return new TokenCredentials(config.AccessToken);
        return string.IsNullOrEmpty(config.Username)
            ? null
            : new BasicAuthenticationCredentials { UserName = config.Username, Password = config.Password };
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connections.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _connection.Dispose();
    }
}
