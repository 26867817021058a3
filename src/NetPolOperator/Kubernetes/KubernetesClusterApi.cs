using k8s;
using k8s.Models;
using KubeOps.KubernetesClient;

namespace NetPolOperator.Kubernetes;

/// <summary>The requests, made through KubeOps' client.</summary>
internal sealed class KubernetesClusterApi(IKubernetesClient client, TimeProvider clock) : IClusterApi
{
    /// <summary>
    /// A write that is not answered by then has failed, as far as is known: a webhook that hangs for one object must not keep the rest of its
    /// namespace waiting. If it comes through after all, that is noticed by the watch.
    /// </summary>
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public Task<IEnumerable<T>> ListAsync<T>(CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        Translated<IEnumerable<T>>(async () => await client.ListAsync<T>(cancellationToken: cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <inheritdoc/>
    public Task<T?> GetAsync<T>(string name, string? ns, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        Translated(
            async () =>
            {
                var found = await client.GetAsync<T>(name, ns, cancellationToken).ConfigureAwait(false);
                return found ?? await AbsentAsync<T>(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<V1NetworkPolicy> CreatePolicyAsync(V1NetworkPolicy policy, CancellationToken cancellationToken) =>
        WrittenAsync(token => client.CreateAsync(policy, token), cancellationToken);

    /// <inheritdoc/>
    public Task<V1NetworkPolicy> ReplacePolicyAsync(V1NetworkPolicy policy, CancellationToken cancellationToken) =>
        WrittenAsync(token => client.UpdateAsync(policy, token), cancellationToken);

    /// <inheritdoc/>
    public Task DeletePolicyAsync(V1NetworkPolicy policy, CancellationToken cancellationToken) =>
        WrittenAsync(
            token => client.ApiClient.NetworkingV1.DeleteNamespacedNetworkPolicyAsync(
                policy.Metadata.Name,
                policy.Metadata.NamespaceProperty,
                body: new V1DeleteOptions
                {
                    Preconditions = new V1Preconditions { Uid = policy.Metadata.Uid, ResourceVersion = policy.Metadata.ResourceVersion },
                },
                cancellationToken: token),
            cancellationToken);

    /// <inheritdoc/>
    public Task<T> ReplaceStatusAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        WrittenAsync(token => client.UpdateStatusAsync(entity, token), cancellationToken);

    // Without its definition every object answers 404, also one that is there still: after the start of an API server, for one.
    private async Task<T?> AbsentAsync<T>(CancellationToken cancellationToken)
        where T : class
    {
        if (ClusterFeatures.CustomResourceOf<T>() is not { } resource)
        {
            return null;
        }

        var missing = await ClusterFeatures.MissingCustomResourcesAsync(client.ApiClient, cancellationToken).ConfigureAwait(false);
        return missing.Contains(resource) ? throw new ApiException(ApiFailure.Unavailable, $"{resource} is not installed") : null;
    }

    private async Task<T> WrittenAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(WriteTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        return await Translated(() => request(either.Token), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<T> Translated<T>(Func<Task<T>> request, CancellationToken cancellationToken)
    {
        try
        {
            return await request().ConfigureAwait(false);
        }
        catch (Exception e) when (ApiErrors.Translate(e, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }
}
