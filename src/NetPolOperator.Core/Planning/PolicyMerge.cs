using k8s.Models;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

/// <summary>Makes the object to send from what is desired and what is live.</summary>
internal static class PolicyMerge
{
    /// <summary>
    /// The desired policy with everything of the live one that is not ours to say: identity, version, finalizers, others' labels,
    /// annotations and references.
    /// </summary>
    public static V1NetworkPolicy Onto(V1NetworkPolicy live, V1NetworkPolicy desired) => desired with
    {
        Metadata = live.Metadata with
        {
            Labels = Merge(live.Metadata.Labels, desired.Metadata.Labels, PolicyMetadata.OwnLabels),
            Annotations = Merge(live.Metadata.Annotations, desired.Metadata.Annotations, PolicyMetadata.OwnAnnotations),
            OwnerReferences = MergeReferences(live.Metadata.OwnerReferences, desired.Metadata.OwnerReferences),
        },
    };

    private static SortedDictionary<string, string> Merge(IDictionary<string, string>? live, IDictionary<string, string> desired, IReadOnlyList<string> own)
    {
        var merged = new SortedDictionary<string, string>(desired, StringComparer.Ordinal);
        foreach (var (key, value) in live ?? new Dictionary<string, string>())
        {
            if (!own.Contains(key))
            {
                merged.TryAdd(key, value);
            }
        }

        return merged;
    }

    // An object has one controller, and ours is the owner: no other resource of ours shares a policy, or would keep it when its owner goes.
    private static List<V1OwnerReference>? MergeReferences(IList<V1OwnerReference>? live, IList<V1OwnerReference>? desired)
    {
        var ours = desired ?? [];
        var foreign = (live ?? []).Where(r => r.Controller != true && !Ownership.IsToOurKinds(r) && !ours.Any(o => o.Uid == r.Uid));
        var merged = ours.Concat(foreign).ToList();
        return merged.Count == 0 ? null : merged;
    }
}
