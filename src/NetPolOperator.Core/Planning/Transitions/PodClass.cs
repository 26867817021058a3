using k8s.Models;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Planning.Transitions;

/// <summary>Pods that no selector in question tells apart.</summary>
/// <param name="Selecting">The versions that select these pods.</param>
internal sealed record PodClass(IReadOnlySet<PolicyVersion> Selecting)
{
    public bool IsSelectedBy(PolicyVersion? version) => version is not null && Selecting.Contains(version);

    /// <summary>What a version allows these pods; null where it does not isolate them.</summary>
    public IReadOnlyDictionary<string, Atom>? Allowed(PolicyVersion? version, bool ingress) =>
        IsSelectedBy(version) ? version!.Allowed(ingress) : null;

    /// <summary>The classes of the pods that policies can select.</summary>
    public static IReadOnlyList<PodClass> Of(IReadOnlyCollection<V1Pod> pods, IReadOnlyList<PolicyVersion> versions)
    {
        var classes = new Dictionary<string, PodClass>(StringComparer.Ordinal);
        var bits = new char[versions.Count];
        foreach (var pod in pods)
        {
            // A pod on the host's network is beyond the reach of policies.
            if (pod.Spec?.HostNetwork == true)
            {
                continue;
            }

            for (var i = 0; i < bits.Length; i++)
            {
                bits[i] = LabelSelectors.Matches(versions[i].Selector, pod.Metadata.Labels) ? '1' : '0';
            }

            var key = new string(bits);
            if (!classes.ContainsKey(key))
            {
                classes[key] = new PodClass(versions.Where((_, i) => key[i] == '1').ToHashSet());
            }
        }

        return [.. classes.Values];
    }
}
