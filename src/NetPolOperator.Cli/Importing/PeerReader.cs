using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Cli.Importing;

/// <summary>Puts the peers of a policy into the words of the custom resources, meaning exactly the same.</summary>
internal static class PeerReader
{
    /// <summary>An empty <c>from</c> or <c>to</c>.</summary>
    public static ImportedPeer Anyone { get; } = new() { Entity = Entities.Anyone };

    /// <summary>The peers that one entry of <c>from</c> or <c>to</c> stands for; none where it matches nothing.</summary>
    public static IEnumerable<ImportedPeer> Read(V1NetworkPolicyPeer peer, string ownNamespace, CompiledPeer matches) => peer.IpBlock is { } block
        ? BlockReader.Read(block).Select(cidr => new ImportedPeer { Cidr = cidr, Matches = matches })
        : [Pods(peer, ownNamespace) with { Matches = matches }];

    /// <summary>The one namespace that a selector names, or null.</summary>
    public static string? NamedBy(V1LabelSelector selector) => (selector.MatchLabels?.Count ?? 0, selector.MatchExpressions?.Count ?? 0) switch
    {
        (1, 0) when selector.MatchLabels!.TryGetValue(LabelSelectors.NamespaceNameLabel, out var name) => name,
        (0, 1) when selector.MatchExpressions![0] is { Key: LabelSelectors.NamespaceNameLabel, OperatorProperty: "In", Values: [var name] } => name,
        _ => null,
    };

    private static ImportedPeer Pods(V1NetworkPolicyPeer peer, string ownNamespace)
    {
        // A selector of all pods and none mean the same beside namespaces.
        var pods = peer.PodSelector is null || LabelSelectors.IsEmpty(peer.PodSelector) ? null : SelectorNormalizer.Normalize(peer.PodSelector);
        if (peer.NamespaceSelector is not { } namespaces) return OwnNamespace(pods);
        if (pods == null && LabelSelectors.IsEmpty(namespaces)) return new ImportedPeer { Entity = Entities.Cluster };
        var name = NamedBy(namespaces);
        if (name == ownNamespace) return OwnNamespace(pods);
        return new ImportedPeer
        {
            Pods = name is { Length: > 0 }
                ? new PodsPeer { Namespace = name, PodSelector = pods }
                : new PodsPeer { NamespaceSelector = SelectorNormalizer.Normalize(namespaces), PodSelector = pods },
        };
    }

    private static ImportedPeer OwnNamespace(V1LabelSelector? pods) =>
        pods == null ? new ImportedPeer { Entity = Entities.Namespace } : new ImportedPeer { Pods = new PodsPeer { PodSelector = pods } };
}
