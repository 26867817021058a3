using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>Whether the live policies of a peer's pods let a declared connection pass.</summary>
/// <param name="Namespaces">The labels of namespaces.</param>
/// <param name="Rule">The declared rule.</param>
/// <param name="Own">The pods of the resource that declares it.</param>
/// <param name="Peer">The pods at the other end.</param>
/// <param name="OwnKnown">Whether the own pods are there already.</param>
/// <param name="PeerKnown">Whether the peer's pods are there already.</param>
internal sealed record Admission(NamespaceLabels Namespaces, CompiledRule Rule, PodGroup Own, PodGroup Peer, bool OwnKnown, bool PeerKnown)
{
    private TrafficDirection PeerDirection => Rule.Direction == TrafficDirection.Egress ? TrafficDirection.Ingress : TrafficDirection.Egress;

    // Names of ports are numbers only on pods that are there.
    private Endpoint? Destination => Rule.Direction == TrafficDirection.Egress
        ? PeerKnown ? Peer.Example : null
        : OwnKnown ? Own.Example : null;

    /// <summary>What is missing, and what to add; null where the connection is admitted.</summary>
    public string? Refusal(RenderedPolicy rendered)
    {
        // A pod always reaches itself.
        if (ReferenceEquals(Own, Peer) && Own.Pods.Count == 1)
            return null;
        var asksForAll = Rule.Ports.Numbered.IsAll;
        if (!asksForAll && Destination is { } destination && Rule.Ports.On(destination).IsEmpty)
            return AdmissionAdvice.UnknownPort(Rule, destination);
        if (Peer.Rules(PeerDirection) is not { } rules)
            return null;
        var admitted = new AllowedPorts();
        foreach (var rule in rules)
            if (Own.IsMatchedBy(rule, Namespaces))
                admitted.Add(rule.Ports, Destination);
        // Who asks for all ports, because none are declared, is served by those that the other side gives.
        return (asksForAll && !admitted.IsEmpty) || admitted.Cover(Rule.Ports, Destination)
            ? null
            : AdmissionAdvice.NotAdmitted(this, PeerDirection, rendered);
    }
}
