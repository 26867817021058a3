using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Linting.Rules;

/// <summary>Rules that allow more than they look like.</summary>
internal static class OpenRules
{
    private static readonly LintRule AllowAll = new("NP010", "allow-all", LintSeverity.Warning, "A rule that allows everything",
        "[] denies and [{}] allows everything. With such a rule the policy isolates nothing in that direction, and no other policy can deny it again.",
        "Name the peers and ports that are meant; to deny everything write an empty list.");

    private static readonly LintRule EmptyPeers = new("NP011", "empty-peer-list", LintSeverity.Warning, "from or to is an empty list",
        "An empty from or to does not mean nobody: it means everybody.",
        "Name the peers, or remove the rule to allow nobody.");

    private static readonly LintRule EmptyPorts = new("NP012", "empty-port-list", LintSeverity.Warning, "ports is an empty list",
        "An empty ports list does not mean no port: it means every port of every protocol.",
        "Name the ports.");

    private static readonly LintRule AllPods = new("NP013", "every-namespace", LintSeverity.Warning, "A peer that is every pod of the cluster",
        "namespaceSelector: {} is every namespace, and without a podSelector every pod in it: tenants, batch jobs and whatever runs there tomorrow.",
        "Select namespaces by kubernetes.io/metadata.name and pods by their labels.");

    private static readonly LintRule NoPorts = new("NP052", "ports-missing", LintSeverity.Info, "A rule without ports",
        "Missing ports are all ports, of TCP, UDP and SCTP: debuggers, metrics and admin consoles too, and whatever the pods open tomorrow.",
        "Name the ports that are needed.");

    public static LintFamily Family { get; } = new([AllowAll, EmptyPeers, EmptyPorts, AllPods, NoPorts], context => context.Sites.SelectMany(Check));

    private static IEnumerable<LintFinding> Check(RuleSite site)
    {
        var direction = site.IsIngress ? "from everywhere" : "to everywhere";
        if (site is { AllPeers: true, AllPorts: true })
            yield return AllowAll.At(site.Target, site.Path, $"the rule allows every connection {direction}, on every port");
        else if (site.Peers is { Count: 0 })
            yield return EmptyPeers.At(site.Target, site.PeersPath, $"{site.PeersField}: [] allows connections {direction}");
        if (site.Ports is { Count: 0 } && !site.AllPeers)
            yield return EmptyPorts.At(site.Target, $"{site.Path}.ports", "ports: [] allows every port of every protocol");
        else if (site.AllPorts && !site.AllPeers)
            yield return NoPorts.At(site.Target, site.Path, $"every port {(site.IsIngress ? "is open to" : "may be reached on")} the rule's peers");
        // Names have to be looked up by everybody.
        if (DnsRules.Serves(site)) yield break;
        for (var i = 0; i < (site.Peers?.Count ?? 0); i++)
        {
            if (site.Peers![i] is { NamespaceSelector: { } namespaces, PodSelector: var pods } && LabelSelectors.IsEmpty(namespaces) && (pods == null || LabelSelectors.IsEmpty(pods)))
                yield return AllPods.At(site.Target, $"{site.PeersPath}[{i}]", "the peer is every pod of every namespace");
        }
    }
}
