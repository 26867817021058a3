using System.Text;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Selectors;

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
        : Text(Rendering.Ports.Sorted(ports.Select(p => Rendering.Ports.Make(p.Port, p.EndPort, p.Protocol))));

    /// <summary>Ports as <c>TCP 80,443-445;UDP 53</c>, or <c>All</c>.</summary>
    public static string Ports(IReadOnlyList<RenderedAllow> allows)
    {
        if (allows.Any(a => a.AllPorts))
        {
            return "All";
        }

        return Text(allows.Count == 1 ? allows[0].Ports : Rendering.Ports.Sorted(allows.SelectMany(a => a.Ports)));
    }

    // The ports are sorted, by protocol first.
    private static string Text(IReadOnlyList<V1NetworkPolicyPort> ports)
    {
        if (ports.Count == 1)
        {
            return string.Concat(Protocol(ports[0]), " ", Number(ports[0]));
        }

        var text = new StringBuilder();
        for (int first = 0, end; first < ports.Count; first = end)
        {
            for (end = first + 1; end < ports.Count && Protocol(ports[end]) == Protocol(ports[first]);)
            {
                end++;
            }

            // A whole protocol comes last, and covers the rest.
            var begin = ports[end - 1].Port is null ? end - 1 : first;
            text.Append(first == 0 ? "" : ";").Append(Protocol(ports[first])).Append(' ');
            for (var i = begin; i < end; i++)
            {
                text.Append(i == begin ? "" : ",").Append(Number(ports[i]));
            }
        }

        return text.ToString();
    }

    private static string Protocol(V1NetworkPolicyPort port) => port.Protocol ?? Protocols.Tcp;

    private static string Number(V1NetworkPolicyPort port) =>
        port.Port is null ? "1-65535" : port.EndPort is { } end ? $"{port.Port.Value}-{end}" : port.Port.Value;

    private static string Pods(PodsPeer peer, string ownNamespace)
    {
        var namespaces = peer.NamespaceSelector is not { } selector ? peer.Namespace ?? ownNamespace
            : LabelSelectors.IsEmpty(selector) ? "*" : $"[{SelectorText.Of(selector)}]";
        return $"pods {namespaces}/{SelectorText.Of(peer.PodSelector)}";
    }
}
