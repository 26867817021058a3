using k8s.Models;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Selectors;


namespace NetPolOperator.Core.Linting.Rules;

/// <summary>Peers that are not who they seem.</summary>
internal static class PeerRules
{
    private static readonly LintRule Hyphen = new("NP014", "hyphen-trap", LintSeverity.Warning, "namespaceSelector and podSelector in two items",
        "In one item both selectors must match; in two items either is enough. One hyphen too many turns \"the pods labelled x in namespace y\" into \"every pod of y, and every pod labelled x here\".",
        "Join the two items into one (remove the second hyphen), or, if either is meant, swap them to show it.");

    private static readonly LintRule MatchesNothing = new("NP015", "peer-matches-nothing", LintSeverity.Warning, "A peer that matches no pod",
        "The rule allows nothing: a misspelt label, a namespace without the label that is selected by, or pods that are gone.",
        "Compare the selector with the pods' and namespaces' labels (kubectl get pods,namespaces --show-labels).");

    private static readonly LintRule Spoofable = new("NP016", "namespace-label-spoofable", LintSeverity.Info, "Namespaces selected by a label that can be put on",
        "Whoever may edit or create a namespace can put such a label on it and is let in. kubernetes.io/metadata.name is set by the API server and cannot be faked.",
        "Select by kubernetes.io/metadata.name where the namespaces are known.");

    private static readonly LintRule HostNetwork = new("NP017", "host-network-peer", LintSeverity.Warning, "A peer that matches only pods of the host's network",
        "Pods with hostNetwork have the node's address: no selector matches them, the rule lets none of them through.",
        "Allow the nodes' addresses by ipBlock (entity: Nodes in an AppSegment).");

    public static LintFamily Family { get; } = new([Hyphen, MatchesNothing, Spoofable, HostNetwork], Check);

    private static IEnumerable<LintFinding> Check(LintContext context) =>
        context.Sites.SelectMany(site => Enumerable.Range(0, site.Peers?.Count ?? 0).SelectMany(i => Check(context, site, i)));

    private static IEnumerable<LintFinding> Check(LintContext context, RuleSite site, int index)
    {
        var peer = site.Peers![index];
        var path = $"{site.PeersPath}[{index}]";
        if (IsTrap(site.Peers, index))
            yield return Hyphen.At(site.Target, path, $"two items: every pod of the namespaces above, and every pod with {SelectorText.Of(peer.PodSelector)} of the policy's own namespace; one item would need both");
        if (peer?.IpBlock != null || peer is null or { PodSelector: null, NamespaceSelector: null }) yield break;
        foreach (var finding in Matching(context, site, peer, path)) yield return finding;
        if (peer.NamespaceSelector is { } namespaces && CompiledSelector.Of(namespaces).Keys.FirstOrDefault(k => k != LabelSelectors.NamespaceNameLabel) is { } key
            && !CompiledSelector.Of(namespaces).Keys.Contains(LabelSelectors.NamespaceNameLabel))
            yield return Spoofable.At(site.Target, $"{path}.namespaceSelector", $"any namespace that carries {key} counts, whoever put it there");
    }

    private static bool IsTrap(IList<V1NetworkPolicyPeer> peers, int index) =>
        index > 0 && peers[index] is { PodSelector: { } pods, NamespaceSelector: null, IpBlock: null } && !LabelSelectors.IsEmpty(pods)
        && peers[index - 1] is { NamespaceSelector: { } namespaces, PodSelector: null, IpBlock: null } && !LabelSelectors.IsEmpty(namespaces);

    private static IEnumerable<LintFinding> Matching(LintContext context, RuleSite site, V1NetworkPolicyPeer peer, string path)
    {
        if (!context.KnowsPods) yield break;
        var matching = context.Index.Matching(peer, site.Target.Namespace);
        if (matching.Count == 0)
        {
            var noNamespace = peer.NamespaceSelector != null && !context.Namespaces.Any(n => context.InNamespace(peer, site.Target.Namespace, n));
            // A namespace that is not among the files is somebody else's: its pods are not known here.
            if (noNamespace && context.NamesUnknownNamespace(peer.NamespaceSelector!)) yield break;
            yield return MatchesNothing.At(site.Target, path, noNamespace
                ? $"no namespace matches {SelectorText.Of(peer.NamespaceSelector)}, so the peer is nobody"
                : $"no pod matches {SelectorText.Of(peer.PodSelector)}{(peer.NamespaceSelector == null ? $" in namespace {site.Target.Namespace}" : $" in namespaces with {SelectorText.Of(peer.NamespaceSelector)}")}");
        }
        else if (matching.All(p => p.IsHostNetwork))
        {
            yield return HostNetwork.At(site.Target, path, $"only pods of the host's network match, {matching[0]} for one, and no selector reaches those");
        }
    }
}
