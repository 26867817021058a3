using k8s;
using k8s.Models;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Workloads;
using NetPolOperator.Core.Manifests.Reading;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Inputs;

/// <summary>Reads what a command works on.</summary>
internal static class ClusterLoader
{
    /// <summary>Reads files or a cluster, shows what a person should know of it, and fails where there is no clear meaning.</summary>
    public static async Task<LoadedCluster> LoadAsync(InputRequest request, Surroundings surroundings, CancellationToken cancellation)
    {
        using var progress = new Progress(surroundings);
        var cluster = request.IsLive
            ? await LiveCluster.ReadAsync(request, progress, cancellation).ConfigureAwait(false)
            : FromFiles(request, surroundings, progress);
        progress.Report("evaluating");
        FailOnBadPolicies(cluster);
        progress.Dispose();
        foreach (var note in cluster.Notes) await surroundings.Error.WriteLineAsync($"note: {note}").ConfigureAwait(false);
        return cluster;
    }

    /// <summary>Reads files only.</summary>
    public static LoadedCluster FromFiles(InputRequest request, Surroundings surroundings, Progress progress)
    {
        var set = ManifestSet.Read(request.Files, surroundings, progress).OrFail();
        return FromManifests(set, set.Origin, SettingsOf(request), surroundings.Time.GetUtcNow());
    }

    /// <summary>What the settings of rendering are.</summary>
    public static RenderSettings SettingsOf(InputRequest request) => RenderSettings.Default with { ClusterCidrs = request.ClusterCidrs };

    /// <summary>Puts files together: the custom resources are rendered and their policies added.</summary>
    public static LoadedCluster FromManifests(ManifestSet set, string origin, RenderSettings settings, DateTimeOffset now)
    {
        var objects = set.Objects.Select(o => o.Value).OfType<IKubernetesObject<V1ObjectMeta>>().ToList();
        var given = ClusterSnapshot.From(objects);
        var rendering = ResourceRendering.Render(given, set.Objects, settings, now);
        return new LoadedCluster
        {
            Origin = origin,
            Objects = objects,
            Manifests = set.Objects,
            Given = given,
            View = rendering.Effective.Count == 0 ? given : ClusterSnapshot.From(objects.Concat(rendering.Effective)),
            Rendered = rendering.Rendered,
            Workloads = WorkloadCatalog.From(objects),
            Notes = [.. set.Notes, .. rendering.Notes],
        };
    }

    // The API server would refuse such a policy: whatever was said about it would be a guess.
    private static void FailOnBadPolicies(LoadedCluster cluster)
    {
        var messages = new List<string>();
        foreach (var policy in cluster.Objects.OfType<V1NetworkPolicy>())
        {
            foreach (var problem in CompiledPolicy.Of(policy).Problems)
            {
                var manifest = cluster.Manifests.FirstOrDefault(m => ReferenceEquals(m.Value, policy));
                var at = manifest?.Locate(problem.Field) is { } node ? new ManifestError(manifest.File, node.Line, node.Column, "").ToString() : "";
                messages.Add($"{at}NetworkPolicy {policy.Metadata.NamespaceProperty}/{policy.Metadata.Name}: {problem.Field}: {problem.Message}");
            }
        }

        if (messages.Count > 0) throw new CommandFailure(messages);
    }
}
