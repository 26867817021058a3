using System.Net;
using k8s;
using k8s.Autorest;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Kubernetes;

/// <summary>What the API server is and has.</summary>
/// <param name="Version">Its version, as v1.36.0.</param>
/// <param name="HasEndpointSlices">Whether it has discovery.k8s.io/v1 (since 1.21); else Endpoints are watched.</param>
internal sealed record ClusterFeatures(string Version, bool HasEndpointSlices)
{
    private const string Segments = "appsegments";
    private const string Baselines = "namespacebaselines";
    private const int Tries = 3;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);

    /// <summary>Asks the API server, three times if need be: one that has just started, or is very busy, deserves a second chance.</summary>
    public static async Task<ClusterFeatures> DetectAsync(IKubernetes client, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await AskAsync(client, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (tried < Tries && ApiErrors.Translate(e, cancellationToken)?.Failure == ApiFailure.Unavailable)
            {
                await Task.Delay(BetweenTries, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<ClusterFeatures> AskAsync(IKubernetes client, CancellationToken cancellationToken)
    {
        var version = await client.Version.GetCodeAsync(cancellationToken).ConfigureAwait(false);
        var noSlices = await MissingAsync(client, "discovery.k8s.io", "v1", ["endpointslices"], cancellationToken).ConfigureAwait(false);
        return new ClusterFeatures(version.GitVersion, noSlices.Count == 0);
    }

    /// <summary>Which of our custom resources are not installed, as <c>appsegments.netpol.io</c>.</summary>
    public static Task<IReadOnlyList<string>> MissingCustomResourcesAsync(IKubernetes client, CancellationToken cancellationToken) =>
        MissingAsync(client, ApiGroup.Name, ApiGroup.Version, [Segments, Baselines], cancellationToken);

    /// <summary>The name of a custom resource of ours, as <c>appsegments.netpol.io</c>; null for every other type.</summary>
    public static string? CustomResourceOf<T>() =>
        typeof(T) == typeof(AppSegment) ? $"{Segments}.{ApiGroup.Name}"
        : typeof(T) == typeof(NamespaceBaseline) ? $"{Baselines}.{ApiGroup.Name}"
        : null;

    private static async Task<IReadOnlyList<string>> MissingAsync(
        IKubernetes client, string group, string version, string[] resources, CancellationToken cancellationToken)
    {
        try
        {
            var list = await client.CustomObjects.GetAPIResourcesAsync(group, version, cancellationToken).ConfigureAwait(false);
            return [.. resources.Where(resource => list.Resources?.Any(there => there.Name == resource) != true).Select(resource => $"{resource}.{group}")];
        }
        catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.NotFound)
        {
            return [.. resources.Select(resource => $"{resource}.{group}")];
        }
    }
}
