using System.Globalization;
using System.Text;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Selectors;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Rendering;

/// <summary>
/// The parts of a policy as text that is equal where the meaning is: API defaults filled in, sorted, CIDRs in one spelling. It is
/// what is sorted by, hashed, compared and shown.
/// </summary>
internal static class CanonicalText
{
    /// <summary>Any peer, any port.</summary>
    public const string Any = "*";

    /// <summary>A rule: its peers, and its ports.</summary>
    public static string Rule(IList<V1NetworkPolicyPeer>? peers, IList<V1NetworkPolicyPort>? ports) => Rule(Peers(peers), ports);

    /// <summary>A rule whose peers are in canonical text already.</summary>
    public static string Rule(string peers, IList<V1NetworkPolicyPort>? ports) => string.Concat(peers, " on ", Join(ports, Port, " "));

    /// <summary>The peers of a rule.</summary>
    public static string Peers(IList<V1NetworkPolicyPeer>? peers) => Join(peers, Peer, " or ");

    /// <summary>A peer. A selector that is null differs from one that is empty.</summary>
    public static string Peer(V1NetworkPolicyPeer peer)
    {
        if (peer.IpBlock is { } block)
        {
            return Block(block);
        }

        var pods = peer.PodSelector is null ? "" : "pods " + SelectorText.Of(peer.PodSelector);
        return peer.NamespaceSelector is null ? pods : ("ns " + SelectorText.Of(peer.NamespaceSelector) + " " + pods).TrimEnd();
    }

    /// <summary>A port, as <c>TCP/80</c>, <c>TCP/80-90</c>, <c>UDP/dns</c> or <c>TCP/*</c>.</summary>
    public static string Port(V1NetworkPolicyPort port)
    {
        var protocol = port.Protocol ?? Protocols.Tcp;
        var number = port.Port?.Value ?? Any;
        if (port.EndPort is null)
        {
            return string.Concat(protocol, "/", number);
        }

        // A range of one is that one.
        var last = port.EndPort.Value.ToString(CultureInfo.InvariantCulture);
        return last == number ? $"{protocol}/{number}" : $"{protocol}/{number}-{last}";
    }

    /// <summary>The whole spec.</summary>
    public static string Spec(V1NetworkPolicySpec spec)
    {
        var text = new StringBuilder();
        AppendSpec(text, spec);
        return text.ToString();
    }

    /// <summary>The whole spec. Rules of a direction that is not isolated mean nothing.</summary>
    public static void AppendSpec(StringBuilder text, V1NetworkPolicySpec spec) => AppendSpec(
        text,
        spec.PodSelector,
        IsolatesIngress(spec) ? IngressRules(spec) : null,
        IsolatesEgress(spec) ? EgressRules(spec) : null);

    /// <summary>The whole spec from its rules, which are sorted and in canonical text already; null for a direction that is not isolated.</summary>
    public static void AppendSpec(StringBuilder text, V1LabelSelector? pods, IReadOnlyList<string>? ingress, IReadOnlyList<string>? egress)
    {
        text.Append("pods ").Append(SelectorText.Of(pods)).Append('\n');
        AppendRules(text, Directions.Ingress, ingress);
        AppendRules(text, Directions.Egress, egress);
    }

    /// <summary>Missing or empty policyTypes mean Ingress.</summary>
    public static bool IsolatesIngress(V1NetworkPolicySpec spec) =>
        spec.PolicyTypes is null or { Count: 0 } || spec.PolicyTypes.Contains(Directions.Ingress);

    /// <summary>Missing or empty policyTypes mean Egress, too, where there are egress rules.</summary>
    public static bool IsolatesEgress(V1NetworkPolicySpec spec) =>
        spec.PolicyTypes is null or { Count: 0 } ? spec.Egress is { Count: > 0 } : spec.PolicyTypes.Contains(Directions.Egress);

    /// <summary>The ingress rules, sorted, each once.</summary>
    public static IReadOnlyList<string> IngressRules(V1NetworkPolicySpec spec) =>
        Sorted(spec.Ingress, static r => Rule(r?.FromProperty, r?.Ports));

    /// <summary>The egress rules, sorted, each once.</summary>
    public static IReadOnlyList<string> EgressRules(V1NetworkPolicySpec spec) =>
        Sorted(spec.Egress, static r => Rule(r?.To, r?.Ports));

    private static void AppendRules(StringBuilder text, string direction, IReadOnlyList<string>? rules)
    {
        if (rules is not null)
        {
            text.Append(direction).Append('\n');
            for (var i = 0; i < rules.Count; i++)
            {
                text.Append(' ').Append(rules[i]).Append('\n');
            }
        }
    }

    private static string Block(V1IPBlock block)
    {
        var text = Cidr(block.Cidr);
        return block.Except is null or { Count: 0 } ? text : $"{text} except {string.Join(',', Sorted(block.Except, Cidr))}";
    }

    private static string Cidr(string cidr) => CidrBlock.TryParse(cidr, out var block) ? block.ToString() : cidr ?? "";

    private static string Join<T>(IList<T>? items, Func<T, string> toText, string separator) => items switch
    {
        // Missing and empty are the same here: everything.
        null or { Count: 0 } => Any,
        { Count: 1 } => toText(items[0]),
        _ => string.Join(separator, Sorted(items, toText)),
    };

    private static IReadOnlyList<string> Sorted<T>(IList<T>? items, Func<T, string> toText)
    {
        if (items is null or { Count: 0 })
        {
            return [];
        }

        var texts = new string[items.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = toText(items[i]);
        }

        Array.Sort(texts, StringComparer.Ordinal);
        return texts.Length > 1 ? texts.Distinct().ToList() : texts;
    }
}
