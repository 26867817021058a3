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
        return new ClusterFeatures(version.GitVersion, await HasAsync(client, "discovery.k8s.io", "v1", ["endpointslices"], cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Whether our custom resources are installed.</summary>
    public static Task<bool> HasCustomResourcesAsync(IKubernetes client, CancellationToken cancellationToken) =>
        HasAsync(client, ApiGroup.Name, ApiGroup.Version, ["appsegments", "namespacebaselines"], cancellationToken);

    private static async Task<bool> HasAsync(
        IKubernetes client, string group, string version, string[] resources, CancellationToken cancellationToken)
    {
        try
        {
            var list = await client.CustomObjects.GetAPIResourcesAsync(group, version, cancellationToken).ConfigureAwait(false);
            return resources.All(resource => list.Resources?.Any(there => there.Name == resource) == true);
        }
        catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}
