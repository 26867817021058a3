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

    /// <summary>A segment that is not there.</summary>
    public static PeerResolution Missing(ObjectKey key) => PeerResolution.NotFound($"there is no AppSegment {key.Namespace}/{key.Name}");

    /// <summary>What a segment is to others, by itself and its status.</summary>
    public static PeerResolution Resolve(ObjectKey key, AppSegment segment, bool isValid, string ownNamespace)
    {
        if (AsPeer(segment, isValid) is not { } peer)
        {
            return PeerResolution.NotFound($"the AppSegment {key.Namespace}/{key.Name} is invalid: its podSelector or ports have to be put right first");
        }

        var found = Found(key, ownNamespace, peer.PodSelector!, peer.Ports);
        return IsFromBefore(peer, segment) ? found with { Message = KeptMessage(key) } : found;
    }

    /// <summary>
    /// What others mean who name the segment: what its spec says while that is valid, and what its status tells of the last valid one
    /// while it is not. Where nothing valid is known, what an invalid spec says of its pods and ports is better than nothing, if that is
    /// right in itself. Null if nobody can name it.
    /// </summary>
    public static SegmentAsPeer? AsPeer(AppSegment segment, bool isValid)
    {
        // Nobody but the operator may write the status. Not taken for granted all the same.
        if (!isValid && segment.Status?.AsPeer is { } last && SpecValidator.CanBePeer(last.PodSelector, last.Ports))
        {
            return last;
        }

        return isValid || SpecValidator.CanBePeer(segment)
            ? new SegmentAsPeer { Generation = segment.Metadata.Generation, PodSelector = segment.Spec.PodSelector, Ports = segment.Spec.Ports }
            : null;
    }

    // The status may as well hold what this very spec says: one that was invalid from the first day.
    private static bool IsFromBefore(SegmentAsPeer peer, AppSegment segment) =>
        ReferenceEquals(peer, segment.Status?.AsPeer) && (peer.Generation is null || peer.Generation != segment.Metadata.Generation);

    private static PeerResolution Found(ObjectKey key, string ownNamespace, V1LabelSelector pods, IList<SegmentPort>? ports) =>
        PeerResolution.Found(new PeerGroup(
            [Peers.Pods(key.Namespace, ownNamespace, SelectorNormalizer.Normalize(pods))], Ports.DeclaredBy(ports), PortDefault.AllPorts));
}
