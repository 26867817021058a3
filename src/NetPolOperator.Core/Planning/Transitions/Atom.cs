using System.Globalization;
using k8s.Models;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Planning.Transitions;

/// <summary>The smallest thing that a rule allows: one peer on one port, either of which may be "any".</summary>
/// <param name="Key">Equal for equal meaning.</param>
/// <param name="Peer">Null for anyone.</param>
/// <param name="Port">Null for all ports.</param>
internal sealed record Atom(string Key, V1NetworkPolicyPeer? Peer, V1NetworkPolicyPort? Port)
{
    /// <summary>The atoms of a rule's peers and ports.</summary>
    public static IEnumerable<Atom> Of(IList<V1NetworkPolicyPeer>? peers, IList<V1NetworkPolicyPort>? ports)
    {
        foreach (var peer in peers is { Count: > 0 } ? peers : [null!])
        {
            var peerKey = peer is null ? CanonicalText.Any : CanonicalText.Peer(peer);
            foreach (var port in ports is { Count: > 0 } ? ports : [null!])
            {
                yield return new Atom(peerKey + " on " + (port is null ? CanonicalText.Any : CanonicalText.Port(port)), peer, port);
            }
        }
    }

    /// <summary>Whether a connection may exist that both allow. In doubt it may: that costs a write at worst.</summary>
    public bool MayOverlap(Atom other) => PortsMayOverlap(Port, other.Port) && PeersMayOverlap(Peer, other.Peer);

    private static bool PortsMayOverlap(V1NetworkPolicyPort? a, V1NetworkPolicyPort? b)
    {
        if (a is null || b is null)
        {
            return true;
        }

        if ((a.Protocol ?? "TCP") != (b.Protocol ?? "TCP"))
        {
            return false;
        }

        return Range(a) is not { } x || Range(b) is not { } y || (x.First <= y.Last && y.First <= x.Last);
    }

    // A name may stand for any number.
    private static (int First, int Last)? Range(V1NetworkPolicyPort port) =>
        int.TryParse(port.Port?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? (first, port.EndPort ?? first) : null;

    private static bool PeersMayOverlap(V1NetworkPolicyPeer? a, V1NetworkPolicyPeer? b)
    {
        if (a is null || b is null)
        {
            return true;
        }

        if (a.IpBlock is not null && b.IpBlock is not null)
        {
            return !CidrBlock.TryParse(a.IpBlock.Cidr, out var x) || !CidrBlock.TryParse(b.IpBlock.Cidr, out var y) || x.Overlaps(y);
        }

        // A block may hold pods. Of two selectors only labels that contradict each other exclude the overlap.
        return a.IpBlock is not null || b.IpBlock is not null
            || (!Contradict(a.PodSelector, b.PodSelector) && !Contradict(a.NamespaceSelector, b.NamespaceSelector));
    }

    private static bool Contradict(V1LabelSelector? a, V1LabelSelector? b) =>
        a?.MatchLabels is { } x && b?.MatchLabels is { } y && x.Any(l => y.TryGetValue(l.Key, out var value) && value != l.Value);
}
