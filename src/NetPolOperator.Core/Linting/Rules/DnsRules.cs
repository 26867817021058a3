using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Linting.Rules;

/// <summary>Names have to be looked up, and no further.</summary>
internal static class DnsRules
{
    private const int Port = 53;

    // OpenShift's DNS pods listen here.
    private const int HighPort = 5353;

    private static readonly string[] Homes = ["kube-system", "openshift-dns"];

    private static readonly CompiledSelector[] DnsNamespaces = [.. Homes.Select(ns => CompiledSelector.Of(LabelSelectors.NamespaceNamed(ns)))];

    private static readonly PortSet Ports = PortSet.Of(Port).Union(PortSet.Of(HighPort));

    private static readonly LintRule None = new("NP031", "egress-without-dns", LintSeverity.Warning, "Egress isolated without DNS",
        "A pod whose egress is isolated cannot look names up unless a rule allows it: every connection by name fails, rules for it or not.",
        "Allow UDP and TCP 53 to the DNS pods of kube-system (k8s-app: kube-dns); an AppSegment does by itself (dns: Auto).");

    private static readonly LintRule UdpOnly = new("NP032", "dns-udp-only", LintSeverity.Warning, "DNS over UDP only",
        "Answers that do not fit a datagram are asked for again over TCP: without TCP 53 large answers fail, now and then, for some names.",
        "Allow TCP 53 beside UDP 53.");

    private static readonly LintRule Anywhere = new("NP033", "dns-to-anywhere", LintSeverity.Warning, "DNS to anywhere",
        "Port 53 to every address carries data out of the cluster: tunnels over DNS need nothing else.",
        "Narrow it to kube-system, better to the DNS pods.");

    public static LintFamily Family { get; } = new([None, UdpOnly, Anywhere], Check);

    /// <summary>Whether a rule opens nothing but DNS, where the cluster's DNS runs.</summary>
    public static bool Serves(RuleSite site) => site.IsIngress && Homes.Contains(site.Target.Namespace)
        && CompiledPolicy.Of(site.Policy).Ingress?.FirstOrDefault(r => r.Index == site.Index)?.Ports is { } ports
        && ports.Numbered[TransportProtocol.Sctp].IsEmpty && Ports.Covers(ports.Numbered[TransportProtocol.Udp]) && Ports.Covers(ports.Numbered[TransportProtocol.Tcp])
        && ports.Named.All(IsDns);

    private static IEnumerable<LintFinding> Check(LintContext context) => context.Policies.SelectMany(p => Rules(p)).Concat(Missing(context));

    private static IEnumerable<LintFinding> Rules(PolicyTarget policy)
    {
        foreach (var rule in policy.Compiled.Egress ?? [])
        {
            var (udp, tcp) = (rule.Ports.Numbered[TransportProtocol.Udp], rule.Ports.Numbered[TransportProtocol.Tcp]);
            if (rule.Ports.Numbered.IsAll || !udp.Contains(Port)) continue;
            // Another rule of the policy may hold the TCP half.
            var elsewhere = policy.Compiled.Egress!.Any(r => r.Ports.Numbered[TransportProtocol.Tcp].Contains(Port));
            if (!tcp.Contains(Port) && !elsewhere) yield return UdpOnly.At(policy.Target, rule.Field, "the rule allows UDP 53 and no rule TCP 53");
            if (rule.Peers is null || rule.Peers.Any(p => p.Addresses?.Ranges is [var range] && (range == IpRange.AllV4 || range == IpRange.AllV6)))
                yield return Anywhere.At(policy.Target, rule.Field, "the rule lets DNS queries out to every address");
        }
    }

    // Judged for the pods where they are known, else for what the policies of one namespace say together.
    private static IEnumerable<LintFinding> Missing(LintContext context)
    {
        var allowing = context.Policies.Select(p => p.Compiled).Concat(context.Effective.Select(CompiledPolicy.Of))
            .Where(AllowsDns).ToLookup(c => c.Namespace);
        foreach (var policy in context.Policies.Where(p => p.Compiled.Isolates(TrafficDirection.Egress)))
        {
            if (AllowsDns(policy.Compiled)) continue;
            var helpers = allowing[policy.Target.Namespace].ToList();
            var pods = context.Selected(policy.Policy);
            var stranded = pods.Count > 0
                ? pods.FirstOrDefault(pod => !helpers.Exists(h => h.Selects(pod.Endpoint)))?.ToString()
                : helpers.Exists(h => h.PodSelector.Covers(policy.Compiled.PodSelector)) ? null : "the pods that it selects";
            if (stranded != null) yield return None.At(policy.Target, "spec", $"{stranded} cannot look names up: egress is isolated and no rule allows DNS");
        }
    }

    private static bool AllowsDns(CompiledPolicy policy) => (policy.Egress ?? []).Any(rule => (rule.Peers is null || rule.Peers.Any(ReachesDns)) && IsDns(rule.Ports));

    // An address may be NodeLocal DNSCache's or a resolver's outside.
    private static bool ReachesDns(CompiledPeer peer) => peer.Addresses is not null || DnsNamespaces.Any(ns => peer.Namespaces!.Overlaps(ns));

    private static bool IsDns(CompiledPorts ports) =>
        ports.Numbered[TransportProtocol.Udp].Contains(Port) || ports.Numbered[TransportProtocol.Udp].Contains(HighPort)
        || ports.Named.Any(n => n.Protocol == TransportProtocol.Udp && IsDns(n));

    private static bool IsDns(NamedPort port) => port.Name.StartsWith("dns", StringComparison.Ordinal);
}
