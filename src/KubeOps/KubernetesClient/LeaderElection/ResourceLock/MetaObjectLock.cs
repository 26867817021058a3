using System.Net;
using k8s.Autorest;
using k8s.Models;

#nullable disable // as KubernetesClient's

namespace k8s.LeaderElection.ResourceLock;

/// <summary>A lock that an object of the API server keeps. Its resourceVersion decides between two that write at once.</summary>
/// <typeparam name="T">The object's type.</typeparam>
public abstract class MetaObjectLock<T> : ILock
    where T : class, IMetadata<V1ObjectMeta>, new()
{
    private readonly IKubernetes _client;
    private readonly string _namespace;
    private readonly string _name;
    private volatile T _last;

    /// <summary>A lock.</summary>
    protected MetaObjectLock(IKubernetes client, string @namespace, string name, string identity)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _namespace = @namespace;
        _name = name;
        Identity = identity;
    }

    /// <summary>The API server refused to create or replace the object.</summary>
    public event Action<HttpOperationException> OnHttpError;

    /// <inheritdoc/>
    public string Identity { get; }

    /// <inheritdoc/>
    public async Task<LeaderElectionRecord> GetAsync(CancellationToken cancellationToken = default)
    {
        _last = await ReadMetaObjectAsync(_client, _name, _namespace, cancellationToken).ConfigureAwait(false);
        return GetLeaderElectionRecord(_last);
    }

    /// <inheritdoc/>
    public Task<bool> CreateAsync(LeaderElectionRecord record, CancellationToken cancellationToken = default)
    {
        var fresh = new T { Metadata = new V1ObjectMeta { Name = _name, NamespaceProperty = _namespace } };
        return WriteAsync(CreateMetaObjectAsync(_client, SetLeaderElectionRecord(record, fresh), _namespace, cancellationToken));
    }

    /// <inheritdoc/>
    public Task<bool> UpdateAsync(LeaderElectionRecord record, CancellationToken cancellationToken = default)
    {
        var last = _last ?? throw new InvalidOperationException("the lock must be read or created before it can be updated");
        return WriteAsync(ReplaceMetaObjectAsync(_client, SetLeaderElectionRecord(record, last), _name, _namespace, cancellationToken));
    }

    /// <inheritdoc/>
    public string Describe() => $"{_namespace}/{_name}";

    /// <summary>Reads the object.</summary>
    protected abstract Task<T> ReadMetaObjectAsync(IKubernetes client, string name, string namespaceParameter, CancellationToken cancellationToken);

    /// <summary>Creates the object.</summary>
    protected abstract Task<T> CreateMetaObjectAsync(IKubernetes client, T obj, string namespaceParameter, CancellationToken cancellationToken);

    /// <summary>Replaces the object.</summary>
    protected abstract Task<T> ReplaceMetaObjectAsync(
        IKubernetes client, T obj, string name, string namespaceParameter, CancellationToken cancellationToken);

    /// <summary>The record in an object.</summary>
    protected abstract LeaderElectionRecord GetLeaderElectionRecord(T obj);

    /// <summary>An object with a record put in.</summary>
    protected abstract T SetLeaderElectionRecord(LeaderElectionRecord record, T metaObj);

    private async Task<bool> WriteAsync(Task<T> write)
    {
        try
        {
            _last = await write.ConfigureAwait(false);
            return true;
        }
        catch (HttpOperationException e)
        {
            OnHttpError?.Invoke(e);
            // Losing a race is an answer; anything else (no right to the object, say) must not look like one.
            if (e.Response?.StatusCode == HttpStatusCode.Conflict)
                return false;
            throw;
        }
    }
}
