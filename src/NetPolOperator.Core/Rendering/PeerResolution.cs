using k8s.Models;

namespace NetPolOperator.Core.Rendering;

/// <summary>A port that a segment, a Service or its endpoints declare.</summary>
/// <param name="Name">The name that rules may use; null or empty for none.</param>
/// <param name="Port">The pod port that is rendered for it.</param>
internal readonly record struct DeclaredPort(string? Name, V1NetworkPolicyPort Port);

/// <summary>Peers that share their declared ports.</summary>
/// <param name="Peers">The peers; empty for anyone, and for nobody else.</param>
/// <param name="Declared">The ports that rules without ports mean, and that names are looked up in.</param>
/// <param name="Default">What a rule without ports means where nothing is declared.</param>
internal sealed record PeerGroup(IReadOnlyList<V1NetworkPolicyPeer> Peers, IReadOnlyList<DeclaredPort> Declared, PortDefault Default)
{
    /// <summary>Every address.</summary>
    public static PeerGroup Anyone { get; } = new([], [], PortDefault.AllPorts);

    /// <summary>Peers that declare no ports.</summary>
    public static PeerGroup Of(params V1NetworkPolicyPeer[] peers) => new(peers, [], PortDefault.AllPorts);
}

/// <summary>What a rule without ports means where its peers declare none.</summary>
internal enum PortDefault
{
    /// <summary>All ports.</summary>
    AllPorts,

    /// <summary>Nothing: a Service without ports serves nothing.</summary>
    Nothing,

    /// <summary>Nothing, and a name that is not declared means nothing either: an address has no named ports.</summary>
    NothingByAddress,
}

/// <summary>What a rule's peer stands for at this moment.</summary>
/// <param name="State">Resolved, PeerNotFound or Refused.</param>
/// <param name="Message">Why it is not resolved.</param>
/// <param name="Groups">The peers.</param>
internal sealed record PeerResolution(RuleState State, string Message, IReadOnlyList<PeerGroup> Groups)
{
    public static PeerResolution Found(params IReadOnlyList<PeerGroup> groups) => new(RuleState.Resolved, "", groups);

    public static PeerResolution NotFound(string message) => new(RuleState.PeerNotFound, message, []);

    public static PeerResolution Refused(string message) => new(RuleState.Refused, message, []);
}
