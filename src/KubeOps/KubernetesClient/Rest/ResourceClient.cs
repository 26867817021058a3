using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using k8s.Autorest;
using k8s.Exceptions;
using k8s.Models;

namespace k8s.Rest;

/// <summary>Everything that can be asked of one kind of object, with lists and watches as streams. Informers build on it.</summary>
/// <typeparam name="T">The objects' type.</typeparam>
internal sealed class ResourceClient<T>
    where T : IKubernetesObject<V1ObjectMeta>
{
    // Beyond what the API server was asked for: a watch that is not over by then hangs.
    private static readonly TimeSpan WatchGrace = TimeSpan.FromSeconds(30);

    private readonly RestClient _rest;
    private readonly ResourcePath _path;
    private readonly ItemDecoder<T> _decoder;

    public ResourceClient(RestClient rest)
        : this(rest, typeof(T).GetKubernetesTypeMetadata())
    {
    }

    public ResourceClient(RestClient rest, KubernetesEntityAttribute type)
    {
        _rest = rest;
        _path = new ResourcePath(type.Group ?? "", type.ApiVersion, type.PluralName);
        _decoder = new ItemDecoder<T>(KubernetesJson.TypeInfo<T>(rest.JsonOptions), _path.ApiVersion, type.Kind);
    }

    /// <summary>Lists page by page. Should the list expire on the way it begins anew, and says so on the page.</summary>
    /// <exception cref="HttpOperationException">The API server refused.</exception>
    /// <exception cref="HttpRequestException">No answer came, or it broke off.</exception>
    public async IAsyncEnumerable<ListPage<T>> ListAsync(ListQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? continueToken = null;
        var limit = query.Limit;
        var expired = 0;
        do
        {
            ListPage<T> page;
            try
            {
                page = await ReadPageAsync(query.ToPath(_path, continueToken, limit), expired > 0 && continueToken is null, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.Gone && continueToken is not null)
            {
                continueToken = null;
                // Twice too slow: one page cannot expire.
                limit = ++expired > 1 ? null : limit;
                continue;
            }

            yield return page;
            continueToken = page.Metadata.ContinueProperty;
            if (!page.HasMore)
                yield break;
        }
        while (true);
    }

    /// <summary>Watches until the API server ends it, which it does now and then.</summary>
    /// <exception cref="HttpOperationException">The API server refused.</exception>
    /// <exception cref="HttpRequestException">No answer came, or it broke off: go on from the last version.</exception>
    public async IAsyncEnumerable<ResourceEvent<T>> WatchAsync(WatchQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = new RestRequest(HttpMethod.Get, query.ToPath(_path)) { IsWatch = true };
        using var response = await _rest.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        using var overdue = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        overdue.CancelAfter(query.Timeout + WatchGrace);
        var stream = await response.Content.ReadAsStreamAsync(overdue.Token).ConfigureAwait(false);
        var events = new WatchEventReader<T>(_decoder).ReadAsync(stream, overdue.Token).GetAsyncEnumerator(CancellationToken.None);
        await using (events.ConfigureAwait(false))
        {
            while (await NextAsync(events, request, cancellationToken).ConfigureAwait(false))
                yield return events.Current;
        }
    }

    /// <summary>Reads an object.</summary>
    /// <exception cref="HttpOperationException">There is none (404), or the API server refused.</exception>
    public Task<T> GetAsync(string name, string? ns, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, _path.Item(ns, name), null, null, null, cancellationToken);

    /// <summary>Creates an object.</summary>
    /// <exception cref="HttpOperationException">There is one (409), or the API server refused.</exception>
    public Task<T> CreateAsync(T item, string? fieldManager, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, _path.Collection(item.Namespace()), item, fieldManager, null, cancellationToken);

    /// <summary>Replaces an object; with a resourceVersion in it only if it is still that version.</summary>
    /// <exception cref="HttpOperationException">It changed meanwhile (409), or the API server refused.</exception>
    public Task<T> ReplaceAsync(T item, string? fieldManager, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Put, _path.Item(item.Namespace(), item.Name()), item, fieldManager, null, cancellationToken);

    /// <summary>Replaces an object's status; with a resourceVersion in it only if it is still that version.</summary>
    /// <exception cref="HttpOperationException">It changed meanwhile (409), or the API server refused.</exception>
    public Task<T> ReplaceStatusAsync(T item, string? fieldManager, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Put, _path.Item(item.Namespace(), item.Name(), "status"), item, fieldManager, null, cancellationToken);

    /// <summary>Patches an object; an apply patch needs a field manager, and force to take fields from others.</summary>
    /// <exception cref="HttpOperationException">Another manager owns a field (409), or the API server refused.</exception>
    public Task<T> PatchAsync(
        V1Patch patch, string name, string? ns, string? subresource, string? fieldManager, bool? force, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Patch, _path.Item(ns, name, subresource), patch, fieldManager, force, cancellationToken);

    /// <summary>Deletes an object, if it is still the one that is meant.</summary>
    /// <exception cref="HttpOperationException">There is none (404), it is another one (409), or the API server refused.</exception>
    public async Task DeleteAsync(string name, string? ns, V1DeleteOptions? options, CancellationToken cancellationToken = default)
    {
        var request = new RestRequest(HttpMethod.Delete, _path.Item(ns, name)) { Body = options };
        using var response = await _rest.RequestAsync<JsonElement>(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> SendAsync(
        HttpMethod method, string path, object? body, string? fieldManager, bool? force, CancellationToken cancellationToken)
    {
        var query = new QueryString(path).Add("fieldManager", fieldManager).Add("force", force).ToString();
        using var response = await _rest.RequestAsync<T>(new RestRequest(method, query) { Body = body }, cancellationToken).ConfigureAwait(false);
        return response.Body;
    }

    private async Task<ListPage<T>> ReadPageAsync(string path, bool restarted, CancellationToken cancellationToken)
    {
        var request = new RestRequest(HttpMethod.Get, path);
        using var limit = _rest.Limit(cancellationToken);
        try
        {
            using var response = await _rest.SendAsync(request, limit.Token).ConfigureAwait(false);
            var stream = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
            return await new ListPageReader<T>(_decoder).ReadAsync(stream, restarted, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw _rest.TimedOut(request, e);
        }
        catch (IOException e)
        {
            throw RestClient.BrokeOff(request, e);
        }
        catch (JsonException e)
        {
            throw new KubernetesClientException($"the answer to GET {path} is not a list: {e.Message}", e);
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<ResourceEvent<T>> events, RestRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (IOException e)
        {
            throw RestClient.BrokeOff(request, e);
        }
    }
}
