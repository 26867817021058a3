using k8s.Autorest;
using k8s.Models;

namespace k8s.Rest;

/// <summary>The requests that every kind of object knows.</summary>
internal sealed class ResourceEndpoint(RestClient rest, ResourcePath path)
{
    public Task<HttpOperationResponse<T>> ListAsync<T>(
        string? ns, bool? allowWatchBookmarks, string? continueToken, string? fieldSelector, string? labelSelector, int? limit,
        string? resourceVersion, string? resourceVersionMatch, bool? sendInitialEvents, int? timeoutSeconds, bool? watch, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? headers, CancellationToken cancellationToken)
    {
        var query = new QueryString(path.Collection(ns))
            .Add("allowWatchBookmarks", allowWatchBookmarks).Add("continue", continueToken).Add("fieldSelector", fieldSelector)
            .Add("labelSelector", labelSelector).Add("limit", limit).Add("resourceVersion", resourceVersion)
            .Add("resourceVersionMatch", resourceVersionMatch).Add("sendInitialEvents", sendInitialEvents)
            .Add("timeoutSeconds", timeoutSeconds).Add("watch", watch).Add("pretty", pretty);
        var request = new RestRequest(HttpMethod.Get, query.ToString()) { Headers = headers, IsWatch = watch == true };
        return rest.RequestAsync<T>(request, cancellationToken);
    }

    public Task<HttpOperationResponse<T>> CreateAsync<T>(
        string? ns, object body, string? dryRun, string? fieldManager, string? fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? headers, CancellationToken cancellationToken) =>
        WriteAsync<T>(HttpMethod.Post, path.Collection(ns), body, dryRun, fieldManager, fieldValidation, null, pretty, headers, cancellationToken);

    public Task<HttpOperationResponse<T>> ReadAsync<T>(
        string? ns, string name, string? subresource, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? headers, CancellationToken cancellationToken)
    {
        var query = new QueryString(path.Item(ns, name, subresource)).Add("pretty", pretty);
        return rest.RequestAsync<T>(new RestRequest(HttpMethod.Get, query.ToString()) { Headers = headers }, cancellationToken);
    }

    public Task<HttpOperationResponse<T>> ReplaceAsync<T>(
        string? ns, string name, string? subresource, object body, string? dryRun, string? fieldManager, string? fieldValidation, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? headers, CancellationToken cancellationToken) =>
        WriteAsync<T>(
            HttpMethod.Put, path.Item(ns, name, subresource), body, dryRun, fieldManager, fieldValidation, null, pretty, headers, cancellationToken);

    public Task<HttpOperationResponse<T>> PatchAsync<T>(
        string? ns, string name, string? subresource, object body, string? dryRun, string? fieldManager, string? fieldValidation, bool? force,
        bool? pretty, IReadOnlyDictionary<string, IReadOnlyList<string>>? headers, CancellationToken cancellationToken)
    {
        if (body is not V1Patch)
            throw new ArgumentException("a patch must be a V1Patch: it says which kind of patch it is", nameof(body));
        return WriteAsync<T>(
            HttpMethod.Patch, path.Item(ns, name, subresource), body, dryRun, fieldManager, fieldValidation, force, pretty, headers, cancellationToken);
    }

    public Task<HttpOperationResponse<T>> DeleteAsync<T>(
        string? ns, string name, V1DeleteOptions? body, string? dryRun, int? gracePeriodSeconds, bool? ignoreStoreReadError,
        bool? orphanDependents, string? propagationPolicy, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? headers, CancellationToken cancellationToken)
    {
        var query = new QueryString(path.Item(ns, name))
            .Add("dryRun", dryRun).Add("gracePeriodSeconds", gracePeriodSeconds)
            .Add("ignoreStoreReadErrorWithClusterBreakingPotential", ignoreStoreReadError).Add("orphanDependents", orphanDependents)
            .Add("propagationPolicy", propagationPolicy).Add("pretty", pretty);
        var request = new RestRequest(HttpMethod.Delete, query.ToString()) { Body = body, Headers = headers };
        return rest.RequestAsync<T>(request, cancellationToken);
    }

    private Task<HttpOperationResponse<T>> WriteAsync<T>(
        HttpMethod method, string target, object body, string? dryRun, string? fieldManager, string? fieldValidation, bool? force, bool? pretty,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? headers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        var query = new QueryString(target)
            .Add("dryRun", dryRun).Add("fieldManager", fieldManager).Add("fieldValidation", fieldValidation).Add("force", force).Add("pretty", pretty);
        return rest.RequestAsync<T>(new RestRequest(method, query.ToString()) { Body = body, Headers = headers }, cancellationToken);
    }
}
