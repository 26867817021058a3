using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>Finds the groups that policies select and that peers match; each distinct selector and peer is worked out once.</summary>
internal sealed class GroupMatcher(EndpointGroups groups, NamespaceLabels namespaces)
{
    private readonly Dictionary<CompiledSelector, List<string>> _namespaces = [];
    private readonly Dictionary<CompiledPeer, BitSet> _peers = [];

    /// <summary>Every distinct peer seen so far with its groups.</summary>
    public IEnumerable<BitSet> Peers => _peers.Values;

    /// <summary>The groups that a policy selects.</summary>
    public BitSet Selected(CompiledPolicy policy)
    {
        var selected = new BitSet(groups.All.Count);
        AddPods(selected, [policy.Namespace], policy.PodSelector);
        return selected;
    }

    /// <summary>The groups that a peer matches.</summary>
    public BitSet Matching(CompiledPeer peer)
    {
        if (_peers.TryGetValue(peer, out var matching))
            return matching;
        matching = new BitSet(groups.All.Count);
        if (peer.Addresses is not null)
            AddAddresses(matching, peer);
        else
            AddPods(matching, NamespacesOf(peer.Namespaces!), peer.Pods!);
        return _peers[peer] = matching;
    }

    private void AddAddresses(BitSet matching, CompiledPeer peer)
    {
        foreach (var piece in groups.Addresses.Pieces(peer.Addresses!))
            foreach (var group in groups.ByPiece[piece])
                matching.Add(group);
    }

    private void AddPods(BitSet matching, IReadOnlyList<string> inNamespaces, CompiledSelector pods)
    {
        var labelSets = groups.Labels.Matching(pods);
        foreach (var ns in inNamespaces)
            foreach (var group in groups.In(ns))
                if (labelSets[groups.All[group].LabelSet])
                    matching.Add(group);
    }

    private List<string> NamespacesOf(CompiledSelector selector)
    {
        if (_namespaces.TryGetValue(selector, out var found))
            return found;
        // Most selectors name their namespaces: no need to look at the others.
        IEnumerable<string> candidates = selector.Find(NamespaceLabels.NameLabel) is { AllowsAbsence: false, Excludes: false } named
            ? named.Values.Where(name => groups.In(name).Count > 0)
            : groups.Namespaces;
        return _namespaces[selector] = [.. candidates.Where(ns => selector.Matches(namespaces.Of(ns)))];
    }
}
