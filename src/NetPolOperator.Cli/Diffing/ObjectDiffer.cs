using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Diffing;

/// <summary>Compares policies and custom resources by meaning.</summary>
internal static class ObjectDiffer
{
    public static IEnumerable<ObjectChange> Compare(ClusterSnapshot before, ClusterSnapshot after) =>
        Compare(AppSegment.KindName, Segments(before), Segments(after), s => s.Metadata, SpecDiffer.Compare)
            .Concat(Compare(NamespaceBaseline.KindName, before.Baselines, after.Baselines, b => b.Metadata, SpecDiffer.Compare))
            .Concat(Compare("NetworkPolicy", Policies(before), Policies(after), p => p.Metadata, SpecDifferences));

    private static IEnumerable<ObjectChange> Compare<T>(
        string kind, IEnumerable<T> before, IEnumerable<T> after, Func<T, V1ObjectMeta> metadata, Func<T, T, IReadOnlyList<string>?> differences)
        where T : class
    {
        (string, string) Key(T item) => (metadata(item).NamespaceProperty ?? "", metadata(item).Name);
        var (old, young) = (before.ToDictionary(Key), after.ToDictionary(Key));
        foreach (var key in old.Keys.Union(young.Keys).OrderBy(k => k.Item1, StringComparer.Ordinal).ThenBy(k => k.Item2, StringComparer.Ordinal))
        {
            var (was, becomes) = (old.GetValueOrDefault(key), young.GetValueOrDefault(key));
            ObjectChange Change(string word, IReadOnlyList<string> what) =>
                new(word, kind, key.Item1.Length == 0 ? null : key.Item1, key.Item2, SourceOf(metadata((becomes ?? was)!)), what);
            if (was == null) yield return Change("added", []);
            else if (becomes == null) yield return Change("removed", []);
            else if (differences(was, becomes) is { } found) yield return Change("changed", found);
        }
    }

    // Metadata tells who manages a policy, not what it does: a file has no UIDs where the cluster has.
    private static IReadOnlyList<string>? SpecDifferences(V1NetworkPolicy before, V1NetworkPolicy after)
    {
        var found = SemanticDiff.Compare(Bare(after), Bare(before));
        return found.Count == 0 ? null : [.. found.Select(d => $"{d.Path}: {d.Change}")];
    }

    private static V1NetworkPolicy Bare(V1NetworkPolicy policy) => new() { Metadata = new V1ObjectMeta { Name = policy.Metadata.Name }, Spec = policy.Spec };

    private static string? SourceOf(V1ObjectMeta metadata) =>
        metadata.Annotations is { } annotations && annotations.TryGetValue(PolicyMetadata.SourceAnnotation, out var source) ? source : null;

    private static IEnumerable<AppSegment> Segments(ClusterSnapshot view) => view.Namespaces.SelectMany(n => view.SegmentsIn(n.Metadata.Name));

    private static IEnumerable<V1NetworkPolicy> Policies(ClusterSnapshot view) => view.Namespaces.SelectMany(n => view.PoliciesIn(n.Metadata.Name));
}
