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
        return SpecValidator.CanBePeer(segment)
            ? PeerResolution.Found(new PeerGroup(
                [Peers.Pods(key.Namespace, ownNamespace, SelectorNormalizer.Normalize(segment.Spec.PodSelector!))],
                Ports.DeclaredBy(segment.Spec),
                PortDefault.AllPorts))
            : PeerResolution.NotFound($"the AppSegment {key.Namespace}/{key.Name} is invalid: its podSelector or ports have to be put right first");
    }
}
