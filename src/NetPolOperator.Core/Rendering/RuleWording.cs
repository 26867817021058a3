using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Selectors;
using k8s.Models;

namespace NetPolOperator.Core.Rendering;

/// <summary>Rules in words, for status, events and the command line.</summary>
internal static class RuleWording
{
    /// <summary>The peer of a rule, with the own namespace filled in.</summary>
    public static string Peer(Rule rule, string ownNamespace) => rule switch
    {
        { Segment: { } s } => $"segment {s.Namespace ?? ownNamespace}/{s.Name}",
        { Pods: { } p } => Pods(p, ownNamespace),
        EgressRule { Service: { } s } => $"service {s.Namespace ?? ownNamespace}/{s.Name}",
        { Cidr: { } c } => c.Except is null or { Count: 0 } ? $"cidr {c.Block}" : $"cidr {c.Block} except {string.Join(", ", c.Except)}",
        { Entity: { } e } => $"entity {e}",
        _ => "nobody",
    };

    /// <summary>What a rule asks for, where nothing was rendered for it.</summary>
    public static string AskedPorts(IList<RulePort>? ports) => ports is null or { Count: 0 }
        ? "as declared"
        : Ports([new RenderedAllow(false, [], false, ports.Select(p => Rendering.Ports.Make(p.Port, p.EndPort, p.Protocol)).ToList())]);

    /// <summary>Ports as <c>TCP 80,443-445;UDP 53</c>, or <c>All</c>.</summary>
    public static string Ports(IReadOnlyList<RenderedAllow> allows)
    {
        if (allows.Any(a => a.AllPorts))
        {
            return "All";
        }

        return string.Join(';', allows.SelectMany(a => a.Ports)
            .GroupBy(p => p.Protocol ?? Protocols.Tcp, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key} {Numbers([.. g])}"));
    }

    private static string Numbers(List<V1NetworkPolicyPort> ports) => ports.Exists(p => p.Port is null)
        ? "1-65535"
        : string.Join(',', Rendering.Ports.Sorted(ports).Select(p => p.EndPort is { } end ? $"{p.Port.Value}-{end}" : p.Port.Value));

    private static string Pods(PodsPeer peer, string ownNamespace)
    {
        var namespaces = peer.NamespaceSelector is { } selector ? $"[{SelectorText.Of(selector)}]" : peer.Namespace ?? ownNamespace;
        return $"pods {namespaces}/{SelectorText.Of(peer.PodSelector)}";
    }
}
