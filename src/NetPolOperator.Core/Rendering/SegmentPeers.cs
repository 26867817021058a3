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
        if ((isValid ? Of(segment) : ToldBy(segment)) is not { } peer)
        {
            return PeerResolution.NotFound($"the AppSegment {key.Namespace}/{key.Name} is invalid, and no valid spec of it is known: its spec has to be put right first");
        }

        var found = Found(key, ownNamespace, peer.PodSelector!, peer.Ports);
        return isValid ? found : found with { Message = KeptMessage(key) };
    }

    /// <summary>
    /// What others mean who name the segment: what its spec says while that is valid; what it said when it last was while it is not, as
    /// far as that was seen or its status tells. Null if nobody can name it: nobody is to count on an invalid spec.
    /// </summary>
    public static SegmentAsPeer? AsPeer(AppSegment segment, RenderedPolicy rendered) =>
        rendered.IsValid ? Of(segment) : rendered.LastValid?.AsPeer ?? ToldBy(segment);

    /// <summary>What a valid segment says of itself.</summary>
    public static SegmentAsPeer Of(AppSegment segment) =>
        new() { Generation = segment.Metadata.Generation, PodSelector = segment.Spec.PodSelector, Ports = segment.Spec.Ports };

    // Nobody but the operator may write the status. Not taken for granted all the same.
    private static SegmentAsPeer? ToldBy(AppSegment segment) =>
        segment.Status?.AsPeer is { } last && SpecValidator.CanBePeer(last.PodSelector, last.Ports) ? last : null;

    private static PeerResolution Found(ObjectKey key, string ownNamespace, V1LabelSelector pods, IList<SegmentPort>? ports) =>
        PeerResolution.Found(new PeerGroup(
            [Peers.Pods(key.Namespace, ownNamespace, SelectorNormalizer.Normalize(pods))], Ports.DeclaredBy(ports), PortDefault.AllPorts));
}
