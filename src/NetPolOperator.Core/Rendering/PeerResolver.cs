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
        { Segment: { } segment } => scope.Segment(segment.Namespace ?? ownNamespace, segment.Name!),
        { Pods: { } pods } => Selected(Pods(pods, ownNamespace), scope),
        EgressRule { Service: { } service } => scope.Service(service.Namespace ?? ownNamespace, service.Name!),
        { Cidr: { } cidr } => PeerResolution.Found(PeerGroup.Of(Cidr(cidr))),
        { Entity: { } entity } => scope.Entity(entity, direction),
        _ => PeerResolution.Refused("the rule has no peer"),
    };

    private static PeerResolution Selected(V1NetworkPolicyPeer peer, RenderScope scope)
    {
        var group = PeerGroup.Of(peer);
        return PeerResolution.Found(group) with { Unnamed = scope.UnnamedIn(group) };
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
}
