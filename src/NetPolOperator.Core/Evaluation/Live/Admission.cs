using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>Whether the live policies of both ends let a declared connection pass.</summary>
/// <param name="Context">The cluster.</param>
/// <param name="Rule">The declared rule.</param>
/// <param name="Own">The pods of the resource that declares it.</param>
/// <param name="Peer">The pods at the other end.</param>
/// <param name="OwnKnown">Whether the own pods are there already.</param>
/// <param name="PeerKnown">Whether the peer's pods are there already.</param>
internal sealed record Admission(EvaluationContext Context, CompiledRule Rule, PodGroup Own, PodGroup Peer, bool OwnKnown, bool PeerKnown)
{
    /// <summary>The direction that the policies at the other end have to admit.</summary>
    public TrafficDirection PeerDirection => Rule.Direction == TrafficDirection.Egress ? TrafficDirection.Ingress : TrafficDirection.Egress;

    /// <summary>Whether both ends are one pod, which always reaches itself.</summary>
    public bool IsSelf => ReferenceEquals(Own, Peer) && Own.Pods.Count == 1;

    /// <summary>The destination, if none of the rule's ports is one of its own.</summary>
    public Endpoint? WithoutPort => !AsksForAll && Destination is { } destination && Rule.Ports.On(destination).IsEmpty ? destination : null;

    /// <summary>Whether the live policies of the declaring resource's pods let it pass.</summary>
    public bool OwnAdmits => Admits(Own, Rule.Direction, Peer);

    /// <summary>Whether the live policies at the other end let it pass.</summary>
    public bool PeerAdmits => Admits(Peer, PeerDirection, Own);

    private bool AsksForAll => Rule.Ports.Numbered.IsAll;

    // Names of ports are numbers only on pods that are there.
    private Endpoint? Destination => Rule.Direction == TrafficDirection.Egress
        ? PeerKnown ? Peer.Example : null
        : OwnKnown ? Own.Example : null;

    private bool Admits(PodGroup side, TrafficDirection direction, PodGroup other)
    {
        if (side.Rules(direction) is not { } rules)
            return true;
        var admitted = new AllowedPorts();
        foreach (var rule in rules)
            if (other.IsMatchedBy(rule, Context.Labels))
                admitted.Add(rule.Ports, Destination);
        // Who asks for all ports, because none are declared, is served by those that the other side gives.
        return (AsksForAll && !admitted.IsEmpty) || admitted.Cover(Rule.Ports, Destination);
    }
}
