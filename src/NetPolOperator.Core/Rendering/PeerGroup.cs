using k8s.Models;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Rendering;

/// <summary>Peers that share their declared ports.</summary>
/// <param name="peers">The peers; empty for anyone, and for nobody else.</param>
/// <param name="declared">The ports that rules without ports mean, and that names are looked up in.</param>
/// <param name="whenNone">What a rule without ports means where nothing is declared.</param>
internal sealed class PeerGroup(V1NetworkPolicyPeer[] peers, IReadOnlyList<DeclaredPort> declared, PortDefault whenNone)
{
    private string? _text;
    private string[]? _namespaceNames;

    /// <summary>Every address.</summary>
    public static PeerGroup Anyone { get; } = new([], [], PortDefault.AllPorts);

    public V1NetworkPolicyPeer[] Peers => peers;

    public IReadOnlyList<DeclaredPort> Declared => declared;

    public PortDefault Default => whenNone;

    /// <summary>The peers as they are sorted by and hashed: many rules share a group, and none needs to spell it again.</summary>
    public string Text => _text ??= CanonicalText.Peers(peers);

    /// <summary>The namespaces that are selected by name.</summary>
    public string[] NamespaceNames => _namespaceNames ??= Peers.Length == 0 ? [] : [.. peers.SelectMany(LabelSelectors.NamespaceNames)];

    /// <summary>Peers that declare no ports.</summary>
    public static PeerGroup Of(params V1NetworkPolicyPeer[] peers) => new(peers, [], PortDefault.AllPorts);

    /// <summary>What these peers on these ports make; null is all ports.</summary>
    public RenderedAllow On(IReadOnlyList<V1NetworkPolicyPort>? ports) =>
        new(ReferenceEquals(this, Anyone), peers, ports is null, ports ?? []) { PeersText = Text };

    /// <summary>Whether both render to the same.</summary>
    public bool IsLike(PeerGroup other)
    {
        if (whenNone != other.Default || declared.Count != other.Declared.Count || !LiteralEquality.AreEqual(peers, other.Peers))
        {
            return false;
        }

        for (var i = 0; i < declared.Count; i++)
        {
            if (declared[i].Name != other.Declared[i].Name || !LiteralEquality.AreEqual(declared[i].Port, other.Declared[i].Port))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A port that a segment, a Service or its endpoints declare.</summary>
/// <param name="Name">The name that rules may use; null or empty for none.</param>
/// <param name="Port">The pod port that is rendered for it.</param>
internal readonly record struct DeclaredPort(string? Name, V1NetworkPolicyPort Port);

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
