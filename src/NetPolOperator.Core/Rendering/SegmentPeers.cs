using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Selectors;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Rendering;

/// <summary>A segment as a peer: its pods, and the ports that it declares.</summary>
internal static class SegmentPeers
{
    /// <summary>What is said of a peer whose last valid spec still counts.</summary>
    public static string KeptMessage(ObjectKey key) =>
        $"the AppSegment {key.Namespace}/{key.Name} is invalid now; what its spec said last still counts until that is put right";

    public static PeerResolution Resolve(ObjectKey key, AppSegment? segment, string ownNamespace)
    {
        if (segment is null)
        {
            return PeerResolution.NotFound($"there is no AppSegment {key.Namespace}/{key.Name}");
        }

        // What is wrong with its rules concerns nobody else.
        if (SpecValidator.CanBePeer(segment))
        {
            return Found(key, ownNamespace, segment.Spec.PodSelector!, segment.Spec.Ports);
        }

        // What it was before is in its status, which nobody but the operator may write. Not taken for granted all the same.
        return segment.Status?.AsPeer is { } last && SpecValidator.CanBePeer(last.PodSelector, last.Ports)
            ? Found(key, ownNamespace, last.PodSelector!, last.Ports) with { Message = KeptMessage(key) }
            : PeerResolution.NotFound($"the AppSegment {key.Namespace}/{key.Name} is invalid: its podSelector or ports have to be put right first");
    }

    private static PeerResolution Found(ObjectKey key, string ownNamespace, V1LabelSelector pods, IList<SegmentPort>? ports) =>
        PeerResolution.Found(new PeerGroup(
            [Peers.Pods(key.Namespace, ownNamespace, SelectorNormalizer.Normalize(pods))], Ports.DeclaredBy(ports), PortDefault.AllPorts));
}
