using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using k8s;
using k8s.Autorest;
using k8s.Exceptions;
using k8s.Models;
using KubeOps.KubernetesClient;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Evaluation.Workloads;

namespace NetPolOperator.Cli.Inputs;

/// <summary>Reads a cluster by listing it once.</summary>
internal static class LiveCluster
{
    static LiveCluster() => KubernetesJson.AddJsonOptions(json => json.TypeInfoResolverChain.Insert(0, NetPolJsonContext.Default));

    /// <summary>Lists what policies, pods and custom resources there are.</summary>
    public static async Task<LoadedCluster> ReadAsync(InputRequest request, Progress progress, CancellationToken cancellation)
    {
        var configuration = Configure(request);
        try
        {
            using var client = new KubernetesClient(configuration);
            var listing = new Listing(client, progress, cancellation);
            await listing.ReadAsync().ConfigureAwait(false);
            var snapshot = ClusterSnapshot.From(listing.Objects);
            return new LoadedCluster
            {
                Origin = $"cluster {configuration.Host}",
                Objects = listing.Objects,
                Given = snapshot,
                View = snapshot,
                Workloads = WorkloadCatalog.From(listing.Objects),
                Notes = listing.Notes,
            };
        }
        catch (HttpOperationException e)
        {
            throw new CommandFailure($"{configuration.Host}: {e.Message}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandFailure([$"the cluster at {configuration.Host} does not answer in time", "give files with -f to work without a cluster"]);
        }
        // With the real packages a JsonException comes as it is.
        catch (Exception e) when (e is JsonException or KubernetesClientException)
        {
            throw new CommandFailure($"{configuration.Host} does not answer as a Kubernetes API server: {e.Message}");
        }
        catch (KubeConfigException e)
        {
            throw new CommandFailure($"kubeconfig: {e.Message}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or KubernetesException)
        {
            throw new CommandFailure([$"cannot reach the cluster at {configuration.Host}: {e.GetBaseException().Message}", "give files with -f to work without a cluster"]);
        }
    }

    private static KubernetesClientConfiguration Configure(InputRequest request)
    {
        try
        {
            var configuration = request.Kubeconfig == null && request.Context == null
                ? KubernetesClientConfiguration.BuildDefaultConfig()
                : KubernetesClientConfiguration.BuildConfigFromConfigFile(request.Kubeconfig ?? DefaultFile(), request.Context);
            return configuration;
        }
        catch (Exception e) when (e is KubeConfigException or IOException or UnauthorizedAccessException or FormatException or YamlDotNet.Core.YamlException)
        {
            throw new CommandFailure($"kubeconfig: {e.Message}");
        }
    }

    private static string? DefaultFile() => Environment.GetEnvironmentVariable("KUBECONFIG")?.Split(Path.PathSeparator).FirstOrDefault(File.Exists);

    private sealed class Listing(KubernetesClient client, Progress progress, CancellationToken cancellation)
    {
        public List<IKubernetesObject<V1ObjectMeta>> Objects { get; } = [];

        public List<string> Notes { get; } = [];

        public async Task ReadAsync()
        {
            await ListAsync<V1Namespace>(V1Namespace.KubeKind, required: true).ConfigureAwait(false);
            await ListAsync<V1NetworkPolicy>(V1NetworkPolicy.KubeKind, required: true).ConfigureAwait(false);
            await ListAsync<V1Pod>(V1Pod.KubeKind, required: true).ConfigureAwait(false);
            await ListAsync<V1Service>(V1Service.KubeKind).ConfigureAwait(false);
            if (!await ListAsync<V1EndpointSlice>(V1EndpointSlice.KubeKind, quiet: true).ConfigureAwait(false)) await ListAsync<V1Endpoints>(V1Endpoints.KubeKind).ConfigureAwait(false);
            await ListAsync<V1Node>(V1Node.KubeKind).ConfigureAwait(false);
            await ListAsync<V1Deployment>(V1Deployment.KubeKind).ConfigureAwait(false);
            await ListAsync<V1StatefulSet>(V1StatefulSet.KubeKind).ConfigureAwait(false);
            await ListAsync<V1DaemonSet>(V1DaemonSet.KubeKind).ConfigureAwait(false);
            await ListAsync<V1ReplicaSet>(V1ReplicaSet.KubeKind).ConfigureAwait(false);
            await ListAsync<V1ReplicationController>(V1ReplicationController.KubeKind).ConfigureAwait(false);
            await ListAsync<V1Job>(V1Job.KubeKind).ConfigureAwait(false);
            await ListAsync<V1CronJob>(V1CronJob.KubeKind, quiet: true).ConfigureAwait(false);
            await ListAsync<AppSegment>(AppSegment.KindName, quiet: true).ConfigureAwait(false);
            await ListAsync<NamespaceBaseline>(NamespaceBaseline.KindName, quiet: true).ConfigureAwait(false);
        }

        /// <summary>Whether the cluster has the kind. Where it may not be listed a note says so, unless nothing can be said without it.</summary>
        private async Task<bool> ListAsync<T>(string kind, bool required = false, bool quiet = false)
            where T : IKubernetesObject<V1ObjectMeta>
        {
            progress.Report($"listing {kind}");
            try
            {
                foreach (var item in await client.ListAsync<T>(cancellationToken: cancellation).ConfigureAwait(false))
                {
                    item.Kind ??= kind;
                    Objects.Add(item);
                }

                return true;
            }
            catch (HttpOperationException e) when (!required && e.Response?.StatusCode is HttpStatusCode.NotFound)
            {
                if (!quiet) Notes.Add($"the cluster has no {kind}");
                return false;
            }
            catch (HttpOperationException e) when (!required && e.Response?.StatusCode is HttpStatusCode.Forbidden)
            {
                Notes.Add($"{kind} may not be listed: what depends on it is left out");
                return false;
            }
        }
    }
}
