using k8s.Models;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Linting;

/// <summary>
/// The pods by what policies ask for. Thousands of rules ask the same few questions: each is answered once, from the namespaces that it
/// concerns, so that the work does not grow with rules times pods. Answers are in the order of the pods.
/// </summary>
/// <param name="pods">The pods.</param>
/// <param name="namespaceLabels">The labels of all namespaces.</param>
internal sealed class LintPodIndex(IReadOnlyList<LintPod> pods, Dictionary<string, Dictionary<string, string>> namespaceLabels)
{
    private readonly Dictionary<string, List<LintPod>> _byNamespace = pods.GroupBy(p => p.Namespace, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    private readonly Dictionary<CompiledSelector, List<string>> _namespaces = [];
    private readonly Dictionary<(string Namespace, CompiledSelector Pods), List<LintPod>> _inNamespace = [];
    private readonly Dictionary<(CompiledSelector Namespaces, CompiledSelector Pods), List<LintPod>> _inNamespaces = [];
    private readonly Dictionary<IpRangeSet, LintPod?> _byAddress = [];

    /// <summary>The pods of a namespace.</summary>
    public IReadOnlyList<LintPod> In(string ns) => _byNamespace.GetValueOrDefault(ns, []);

    /// <summary>The pods of a namespace with certain labels.</summary>
    public IReadOnlyList<LintPod> In(string ns, CompiledSelector selector)
    {
        if (!_inNamespace.TryGetValue((ns, selector), out var found))
            _inNamespace[(ns, selector)] = found = [.. In(ns).Where(p => selector.Matches(p.Labels))];
        return found;
    }

    /// <summary>The pods that a peer's selectors match, those of the host's network included; a peer without selectors matches none.</summary>
    public IReadOnlyList<LintPod> Matching(V1NetworkPolicyPeer peer, string own)
    {
        var selector = CompiledSelector.Of(peer.PodSelector);
        if (peer.NamespaceSelector == null) return In(own, selector);
        var namespaces = CompiledSelector.Of(peer.NamespaceSelector);
        if (!_inNamespaces.TryGetValue((namespaces, selector), out var found))
            _inNamespaces[(namespaces, selector)] = found = [.. Namespaces(namespaces).SelectMany(ns => In(ns, selector))];
        return found;
    }

    /// <summary>The first pod, not on the host's network, with an address in the set.</summary>
    public LintPod? WithAddressIn(IpRangeSet set)
    {
        if (!_byAddress.TryGetValue(set, out var found))
            _byAddress[set] = found = pods.FirstOrDefault(p => !p.IsHostNetwork && p.Addresses.Any(set.Contains));
        return found;
    }

    private List<string> Namespaces(CompiledSelector selector)
    {
        if (!_namespaces.TryGetValue(selector, out var found))
            _namespaces[selector] = found = [.. _byNamespace.Keys.Where(ns => selector.Matches(namespaceLabels.GetValueOrDefault(ns)))];
        return found;
    }
}
