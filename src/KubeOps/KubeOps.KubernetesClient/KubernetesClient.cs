using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using k8s.Rest;
using KubeOps.KubernetesClient.Reading;
using KubeOps.KubernetesClient.Stores;

namespace KubeOps.KubernetesClient;

/// <inheritdoc cref="IKubernetesClient"/>
public partial class KubernetesClient : IKubernetesClient
{
    private const string NamespaceFile = "/var/run/secrets/kubernetes.io/serviceaccount/namespace";

    private readonly KubernetesClientConfiguration _configuration;
    private readonly StoreRegistry? _stores;
    private bool _disposed;

    /// <summary>A client of the cluster that the environment names: the kubeconfig, or the service account of the pod.</summary>
    public KubernetesClient()
        : this(KubernetesClientConfiguration.BuildDefaultConfig())
    {
    }

    /// <summary>A client of a cluster.</summary>
    public KubernetesClient(KubernetesClientConfiguration clientConfig)
        : this(clientConfig, new Kubernetes(clientConfig))
    {
    }

    /// <summary>A client on top of another.</summary>
    /// <param name="clientConfig">Names the namespace that the program runs in.</param>
    /// <param name="client">A <see cref="Kubernetes"/>.</param>
    public KubernetesClient(KubernetesClientConfiguration clientConfig, IKubernetes client)
        : this(clientConfig, client, null)
    {
    }

    internal KubernetesClient(KubernetesClientConfiguration clientConfig, IKubernetes client, StoreRegistry? stores)
    {
        _configuration = clientConfig;
        _stores = stores;
        ApiClient = client;
    }

    /// <inheritdoc/>
    public IKubernetes ApiClient { get; }

    /// <inheritdoc/>
    public Uri BaseUri => ApiClient.BaseUri;

    private RestClient Rest
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return ApiClient is Kubernetes kubernetes
                ? kubernetes.Rest
                : throw new NotSupportedException($"{nameof(KubernetesClient)} sends through {typeof(Kubernetes)}, not through {ApiClient.GetType()}.");
        }
    }

    /// <inheritdoc/>
    public async Task<string> GetCurrentNamespaceAsync(string downwardApiEnvName = "POD_NAMESPACE", CancellationToken cancellationToken = default) =>
        ConfiguredNamespace(downwardApiEnvName)
        ?? (File.Exists(NamespaceFile) ? (await File.ReadAllTextAsync(NamespaceFile, cancellationToken).ConfigureAwait(false)).Trim() : "default");

    /// <inheritdoc/>
    public string GetCurrentNamespace(string downwardApiEnvName = "POD_NAMESPACE") =>
        ConfiguredNamespace(downwardApiEnvName) ?? (File.Exists(NamespaceFile) ? File.ReadAllText(NamespaceFile).Trim() : "default");

    /// <inheritdoc/>
    public async Task<TEntity?> GetAsync<TEntity>(string name, string? @namespace = null, CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            return await SendAsync<TEntity>(HttpMethod.Get, EntityKind<TEntity>.Path.Item(Scope(@namespace), name), null, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.NotFound)
        {
            return default;
        }
    }

    /// <inheritdoc/>
    public TEntity? Get<TEntity>(string name, string? @namespace = null)
        where TEntity : IKubernetesObject<V1ObjectMeta> => GetAsync<TEntity>(name, @namespace).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public Task<TEntity> CreateAsync<TEntity>(TEntity entity, CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta> =>
        SendAsync<TEntity>(HttpMethod.Post, EntityKind<TEntity>.Path.Collection(Scope(entity.Metadata.NamespaceProperty)), entity, cancellationToken);

    /// <inheritdoc/>
    public Task<TEntity> UpdateAsync<TEntity>(TEntity entity, CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta> =>
        SendAsync<TEntity>(HttpMethod.Put, PathOf(entity), entity, cancellationToken);

    /// <inheritdoc/>
    public Task<TEntity> UpdateStatusAsync<TEntity>(TEntity entity, CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta> =>
        SendAsync<TEntity>(HttpMethod.Put, PathOf(entity) + "/status", entity, cancellationToken);

    /// <inheritdoc/>
    public TEntity UpdateStatus<TEntity>(TEntity entity)
        where TEntity : IKubernetesObject<V1ObjectMeta> => UpdateStatusAsync(entity).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public Task<TEntity> PatchAsync<TEntity>(
        V1Patch patch,
        string name,
        string? @namespace = null,
        string? fieldManager = null,
        bool? force = null,
        string? dryRun = null,
        CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(patch);
        var path = new QueryString(EntityKind<TEntity>.Path.Item(Scope(@namespace), name))
            .Add("fieldManager", fieldManager).Add("force", force).Add("dryRun", dryRun).ToString();
        return SendAsync<TEntity>(HttpMethod.Patch, path, patch, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync<TEntity>(string name, string? @namespace = null, CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            var request = new RestRequest(HttpMethod.Delete, EntityKind<TEntity>.Path.Item(Scope(@namespace), name));
            using var response = await Rest.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.NotFound)
        {
            // It is gone: that is what was asked for.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes the client underneath.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposed)
            return;
        _disposed = true;
        ApiClient.Dispose();
    }

    // Callers say "no namespace" in two ways.
    private static string? Scope(string? @namespace) => string.IsNullOrEmpty(@namespace) ? null : @namespace;

    private static string PathOf<TEntity>(TEntity entity)
        where TEntity : IKubernetesObject<V1ObjectMeta> => EntityKind<TEntity>.Path.Item(Scope(entity.Metadata.NamespaceProperty), entity.Metadata.Name);

    private string? ConfiguredNamespace(string variable)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return NullIfEmpty(_configuration.Namespace) ?? NullIfEmpty(Environment.GetEnvironmentVariable(variable));

        static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
    }

    private async Task<TEntity> SendAsync<TEntity>(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var response = await Rest.RequestAsync<TEntity>(new RestRequest(method, path) { Body = body }, cancellationToken).ConfigureAwait(false);
        return response.Body;
    }
}
