using k8s.Models;
using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Core.Rendering;

/// <summary>What became of a rule.</summary>
public enum RuleState
{
    /// <summary>It is rendered.</summary>
    Resolved,

    /// <summary>The segment or Service that it names does not exist, or has nothing to render. Left out.</summary>
    PeerNotFound,

    /// <summary>Its <c>expiresAt</c> has passed. Left out.</summary>
    Expired,

    /// <summary>It cannot be rendered at all, an ExternalName Service for example. Left out.</summary>
    Refused,

    /// <summary>Its direction is not isolated: everything is allowed there, and a rule would isolate it. Left out.</summary>
    NotIsolated,
}

/// <summary>One rule of a spec, or its <c>dns</c> field, and what was rendered for it.</summary>
/// <param name="Path">The field: <c>allowTo[1]</c>, or <c>dns</c>.</param>
/// <param name="Direction">One of <see cref="Api.V1Alpha1.Directions"/>.</param>
/// <param name="Peer">The peer in words: <c>segment data/db</c>, <c>entity Internet</c>.</param>
/// <param name="Ports">The ports as <c>TCP 80,443-445;UDP 53</c>, names included, or <c>All</c>.</param>
/// <param name="State">What became of it.</param>
/// <param name="Message">Why it is left out, what to do; empty for a resolved rule without remarks.</param>
/// <param name="Allows">What is rendered for a resolved rule; what would be, if its direction were isolated, for one that is not; empty else.</param>
public sealed record RuleOutcome(
    string Path, string Direction, string Peer, string Ports, RuleState State, string Message, IReadOnlyList<RenderedAllow> Allows)
{
    /// <summary>The AppSegment that the rule names, whether it exists or not; null for other peers.</summary>
    public ObjectKey? Segment { get; init; }

    /// <summary>When the rule ends; null for never.</summary>
    internal DateTimeOffset? Expiry { get; init; }

    /// <summary>Namespaces among its peers that are not labelled with their name.</summary>
    internal IReadOnlyList<UnnamedNamespace> Unnamed { get; init; } = [];

    /// <summary>The same at a later time: left out, if the rule has expired by then.</summary>
    internal RuleOutcome AsOf(DateTimeOffset now) => State != RuleState.Expired && Expiry is { } expiry && expiry <= now
        ? this with { State = RuleState.Expired, Message = "has expired", Allows = [], Unnamed = [] }
        : this;
}

/// <summary>Peers and ports that a rule allows: every peer on every port.</summary>
/// <param name="Anyone">Every source or destination whatever; <see cref="Peers"/> is empty then, and only then.</param>
/// <param name="Peers">The peers.</param>
/// <param name="AllPorts">Every port of every protocol; <see cref="Ports"/> is empty then, and only then.</param>
/// <param name="Ports">The ports.</param>
public sealed record RenderedAllow(
    bool Anyone, IReadOnlyList<V1NetworkPolicyPeer> Peers, bool AllPorts, IReadOnlyList<V1NetworkPolicyPort> Ports)
{
    /// <summary>The peers in canonical text, which many rules share.</summary>
    internal string? PeersText { get; init; }
}
