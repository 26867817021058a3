using k8s.Models;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Planning;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>The pods and live policies of one namespace, read from the view on first use.</summary>
internal sealed class NamespaceScope(string ns, IClusterView view)
{
    private readonly Dictionary<CompiledSelector, List<PodGroup>> _selected = [];
    private List<PodGroup>? _groups;
    private List<CompiledPolicy>? _policies;
    private HashSet<string>? _ownerUids;

    /// <summary>The namespace.</summary>
    public string Namespace => ns;

    /// <summary>The pods.</summary>
    public List<PodGroup> Groups => _groups ??= ReadGroups();

    /// <summary>The live policies, whoever owns them, sorted by name.</summary>
    public List<CompiledPolicy> Policies => _policies ??=
        [.. view.PoliciesIn(ns).Select(CompiledPolicy.Of).OrderBy(policy => policy.Name, StringComparer.Ordinal)];

    /// <summary>The pods that a selector finds, without those on the host's network.</summary>
    public List<PodGroup> Select(CompiledSelector selector)
    {
        if (!_selected.TryGetValue(selector, out var groups))
            _selected[selector] = groups = Groups.FindAll(group => !group.IsHostNetwork && selector.Matches(group.Example.Labels));
        return groups;
    }

    /// <summary>Whether a live policy belongs to an AppSegment or NamespaceBaseline that is there: by label and UID, so that nobody's policy passes for ours.</summary>
    public bool IsOurs(CompiledPolicy policy)
    {
        _ownerUids ??= [.. view.SegmentsIn(ns).Select(segment => segment.Metadata.Uid), .. view.Baselines.Select(baseline => baseline.Metadata.Uid)];
        return Ownership.OwnerUidOf(policy.Source) is { } uid && _ownerUids.Contains(uid);
    }

    private List<PodGroup> ReadGroups()
    {
        var groups = new Dictionary<V1Pod, PodGroup>(PodGrouping.Instance);
        foreach (var pod in view.PodsIn(ns))
        {
            var endpoint = Endpoint.OfPod(pod);
            if (groups.TryGetValue(pod, out var group))
                group.Pods.Add(endpoint);
            else
                groups[pod] = new PodGroup(this, endpoint);
        }

        return [.. groups.Values];
    }
}
