using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Selectors;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Rendering;

/// <summary>Finds what a rule's peer stands for. The rule is valid: it has exactly one.</summary>
internal static class PeerResolver
{
    public static PeerResolution Resolve(Rule rule, string direction, string ownNamespace, RenderScope scope) => rule switch
    {
        { Segment: { } segment } => Segment(segment, ownNamespace, scope),
        { Pods: { } pods } => PeerResolution.Found(PeerGroup.Of(Pods(pods, ownNamespace))),
        EgressRule { Service: { } service } => ServicePeers.Resolve(service, ownNamespace, scope),
        { Cidr: { } cidr } => PeerResolution.Found(PeerGroup.Of(Cidr(cidr))),
        { Entity: { } entity } => Entity(entity, direction, scope),
        _ => PeerResolution.Refused("the rule has no peer"),
    };

    private static PeerResolution Segment(SegmentPeer peer, string ownNamespace, RenderScope scope)
    {
        var ns = peer.Namespace ?? ownNamespace;
        return scope.FindSegment(ns, peer.Name!) switch
        {
            null => PeerResolution.NotFound($"there is no AppSegment {ns}/{peer.Name}"),
            { Selector: { } selector } found =>
                PeerResolution.Found(new PeerGroup([Peers.Pods(ns, ownNamespace, selector)], found.Ports, PortDefault.AllPorts)),
            _ => PeerResolution.NotFound($"the AppSegment {ns}/{peer.Name} is invalid: its podSelector or ports have to be put right first"),
        };
    }

    private static V1NetworkPolicyPeer Pods(PodsPeer peer, string ownNamespace)
    {
        var selector = peer.PodSelector is null ? null : SelectorNormalizer.Normalize(peer.PodSelector);
        if (peer.NamespaceSelector is { } namespaces)
        {
            return new V1NetworkPolicyPeer { NamespaceSelector = SelectorNormalizer.Normalize(namespaces), PodSelector = selector };
        }

        return Peers.Pods(peer.Namespace ?? ownNamespace, ownNamespace, selector ?? SelectorNormalizer.Everything);
    }

    private static V1NetworkPolicyPeer Cidr(CidrPeer peer) => Peers.Block(Parse(peer.Block), (peer.Except ?? []).Select(Parse));

    // Validated before; and never "everything" if it were not.
    private static CidrBlock Parse(string? text) => CidrBlock.TryParse(text, out var block) ? block : throw new FormatException($"'{text}' is not a CIDR block");

    private static PeerResolution Entity(string entity, string direction, RenderScope scope) => entity switch
    {
        Entities.Anyone => PeerResolution.Found(PeerGroup.Anyone),
        Entities.Cluster => PeerResolution.Found(PeerGroup.Of(new V1NetworkPolicyPeer { NamespaceSelector = SelectorNormalizer.Everything })),
        Entities.Namespace => PeerResolution.Found(PeerGroup.Of(new V1NetworkPolicyPeer { PodSelector = SelectorNormalizer.Everything })),
        Entities.Internet => scope.Internet,
        Entities.KubeApiServer => scope.ApiServer(direction),
        Entities.Nodes => scope.Nodes,
        Entities.IngressController => Selected(scope.Settings.IngressController, entity),
        Entities.Monitoring => Selected(scope.Settings.Monitoring, entity),
        _ => PeerResolution.Refused($"'{entity}' is no entity"),
    };

    private static PeerResolution Selected(IReadOnlyList<PodGroup> groups, string entity) => groups.Count == 0
        ? PeerResolution.NotFound($"the operator's settings select no pods for {entity}")
        : PeerResolution.Found(PeerGroup.Of(groups.Select(g => new V1NetworkPolicyPeer
        {
            NamespaceSelector = SelectorNormalizer.Normalize(g.NamespaceSelector),
            PodSelector = SelectorNormalizer.Normalize(g.PodSelector),
        }).ToArray()));
}
