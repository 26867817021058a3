using NetPolOperator.Core.Evaluation.Addresses;

namespace NetPolOperator.Core.Evaluation.Compilation;

/// <summary>
/// One entry of a rule's <c>from</c> or <c>to</c>: pods by namespace and labels, or addresses. Equal for peers that match the same,
/// whichever policy they stand in: a peer without namespaceSelector is the policy's own namespace by name.
/// </summary>
public sealed record CompiledPeer
{
    private CompiledPeer(CompiledSelector? namespaces, CompiledSelector? pods, IpRangeSet? addresses) =>
        (Namespaces, Pods, Addresses) = (namespaces, pods, addresses);

    /// <summary>The namespaces of the pods, by label; null for addresses.</summary>
    public CompiledSelector? Namespaces { get; }

    /// <summary>The pods in those namespaces, by label; null for addresses.</summary>
    public CompiledSelector? Pods { get; }

    /// <summary>An ipBlock without its exceptions; null for pods. It matches pods by their addresses too.</summary>
    public IpRangeSet? Addresses { get; }

    /// <summary>Pods by namespace and label; both must match.</summary>
    public static CompiledPeer OfPods(CompiledSelector namespaces, CompiledSelector pods) => new(namespaces, pods, null);

    /// <summary>Addresses, of pods and others alike.</summary>
    public static CompiledPeer OfAddresses(IpRangeSet addresses) => new(null, null, addresses);

    /// <summary>Whether everything that the other peer can match, this one matches too, whatever pods there are.</summary>
    public bool Covers(CompiledPeer other) => Addresses is not null
        ? other.Addresses is not null && Addresses.Covers(other.Addresses)
        : other.Addresses is null && Namespaces!.Covers(other.Namespaces!) && Pods!.Covers(other.Pods!);

    /// <summary>Whether this peer matches the end of a connection.</summary>
    internal bool Matches(Endpoint end, NamespaceLabels namespaces)
    {
        if (Addresses is not null)
            return end.HasAddressIn(Addresses);
        // A pod on the host's network has the node's address: no selector can tell it from the node.
        return end is { IsExternal: false, IsHostNetwork: false }
            && Pods!.Matches(end.Labels) && namespaces.Match(Namespaces!, end.Namespace);
    }
}
