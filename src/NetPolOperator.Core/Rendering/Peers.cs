using k8s.Models;
using NetPolOperator.Core.Selectors;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Rendering;

/// <summary>Makes the peers that policies hold.</summary>
internal static class Peers
{
    /// <summary>Pods of one namespace; the policy's own needs no namespace selector, and so no label on the namespace.</summary>
    public static V1NetworkPolicyPeer Pods(string ns, string ownNamespace, V1LabelSelector selector) => new()
    {
        NamespaceSelector = ns == ownNamespace ? null : LabelSelectors.NamespaceNamed(ns),
        PodSelector = selector,
    };

    /// <summary>The addresses, sorted, each once; what is no address is left out.</summary>
    public static V1NetworkPolicyPeer[] Addresses(IEnumerable<string> addresses)
    {
        var blocks = new SortedSet<CidrBlock>(CidrOrder);
        foreach (var address in addresses)
        {
            if (CidrBlock.TryParseSingle(address, out var block))
            {
                blocks.Add(block);
            }
        }

        return blocks.Select(b => new V1NetworkPolicyPeer { IpBlock = new V1IPBlock { Cidr = b.ToString() } }).ToArray();
    }

    /// <summary>A block without its exceptions, both in canonical spelling, exceptions sorted and not repeated.</summary>
    public static V1NetworkPolicyPeer Block(CidrBlock block, IEnumerable<CidrBlock> except)
    {
        var kept = new SortedSet<CidrBlock>(except, CidrOrder);
        kept.RemoveWhere(e => kept.Any(o => o != e && o.Contains(e)));
        return new V1NetworkPolicyPeer
        {
            IpBlock = new V1IPBlock { Cidr = block.ToString(), Except = kept.Count == 0 ? null : kept.Select(e => e.ToString()).ToList() },
        };
    }

    /// <summary>IPv4 first, then by address and prefix.</summary>
    public static IComparer<CidrBlock> CidrOrder { get; } = Comparer<CidrBlock>.Create((a, b) =>
        a.IsIPv6 != b.IsIPv6 ? a.IsIPv6.CompareTo(b.IsIPv6)
        : a.Network != b.Network ? a.Network.CompareTo(b.Network)
        : a.Prefix.CompareTo(b.Prefix));
}
