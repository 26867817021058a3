using k8s;
using k8s.Models;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Evaluation.Workloads;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Diffing;

/// <summary>A cluster as it is, and as it would be with files applied: what they hold replaces or joins what is there, nothing is taken away.</summary>
internal static class Overlay
{
    public static async Task<(LoadedCluster Before, LoadedCluster After)> LoadAsync(InputRequest request, Surroundings surroundings, CancellationToken cancellation)
    {
        var before = await ClusterLoader.LoadAsync(request with { Files = [] }, surroundings, cancellation).ConfigureAwait(false);
        using var progress = new Progress(surroundings);
        var set = ManifestSet.Read(request.Files, surroundings, progress).OrFail();
        var after = Apply(before, set, string.Join(", ", request.Files), ClusterLoader.SettingsOf(request), surroundings.Time.GetUtcNow());
        progress.Dispose();
        foreach (var note in after.Notes) await surroundings.Error.WriteLineAsync($"note: {note}").ConfigureAwait(false);
        return (before, after);
    }

    /// <summary>The cluster with the files applied and the operator done.</summary>
    public static LoadedCluster Apply(LoadedCluster live, ManifestSet files, string origin, RenderSettings settings, DateTimeOffset now)
    {
        var applied = files.Objects.Select(o => o.Value).OfType<IKubernetesObject<V1ObjectMeta>>().ToList();
        var replaced = applied.Select(Key).ToHashSet();
        // What the operator has written it writes anew, from the resources as they are then.
        var objects = live.Objects.Where(o => !replaced.Contains(Key(o))).Concat(applied).ToList();
        var given = ClusterSnapshot.From(objects);
        var rendering = ResourceRendering.Render(given, files.Objects, settings, now);
        var owners = rendering.Rendered.Where(r => r.IsValid).Select(r => r.Owner.ToString()).ToHashSet();
        var kept = objects.Where(o => !(o is V1NetworkPolicy policy && IsRenderedFrom(policy, owners)));
        return new LoadedCluster
        {
            Origin = origin,
            Objects = objects,
            Manifests = files.Objects,
            Given = given,
            View = ClusterSnapshot.From(kept.Concat(rendering.Effective)),
            Rendered = rendering.Rendered,
            Workloads = WorkloadCatalog.From(objects),
            Notes = rendering.Notes,
        };
    }

    private static bool IsRenderedFrom(V1NetworkPolicy policy, HashSet<string> owners) =>
        policy.Metadata.Labels is { } labels && labels.TryGetValue(PolicyMetadata.ManagedByLabel, out var manager) && manager == PolicyMetadata.ManagedBy
        && policy.Metadata.Annotations is { } annotations && annotations.TryGetValue(PolicyMetadata.SourceAnnotation, out var source) && owners.Contains(source);

    private static (Type, string, string) Key(IKubernetesObject<V1ObjectMeta> item) =>
        (item.GetType(), string.IsNullOrEmpty(item.Metadata.NamespaceProperty) ? "" : item.Metadata.NamespaceProperty, item.Metadata.Name);
}
