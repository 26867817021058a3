using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Linting.Rules;

/// <summary>Connections that one side allows and the other does not.</summary>
internal static class HalfOpenRules
{
    private static readonly LintRule HalfOpen = new("NP040", "half-open", LintSeverity.Warning, "A connection that only one side allows",
        "Both the source's egress and the destination's ingress must allow a connection; one rule alone opens nothing.",
        "Add the other side's rule, or remove this one.");

    public static LintFamily Family { get; } = new([HalfOpen], Check);

    // Only rules that name pods: an allow from or to everywhere asks for no pod in particular.
    private static IEnumerable<LintFinding> Check(LintContext context)
    {
        foreach (var site in context.Sites.Where(s => !s.AllPeers))
        {
            var rule = CompiledPolicy.Of(site.Policy).Rules(site.IsIngress ? TrafficDirection.Ingress : TrafficDirection.Egress)?[site.Index];
            if (rule == null) continue;
            for (var i = 0; i < site.Peers!.Count; i++)
            {
                if (site.Peers[i] is not { IpBlock: null } peer || peer is { NamespaceSelector: null, PodSelector: null }) continue;
                if (Denied(context, site, rule, peer) is { } message) yield return HalfOpen.At(site.Target, $"{site.PeersPath}[{i}]", message);
            }
        }
    }

    private static string? Denied(LintContext context, RuleSite site, CompiledRule rule, k8s.Models.V1NetworkPolicyPeer peer)
    {
        var own = context.Selected(site.Policy);
        var others = context.Matching(peer, site.Target.Namespace).ToList();
        if (own.Count == 0 || others.Count == 0) return null;
        // Labels decide, so a few pods stand for many; one pair that works is enough.
        foreach (var mine in own.DistinctBy(p => p.Shape).Take(5))
        {
            foreach (var other in others.DistinctBy(p => p.Shape).Take(20).Where(o => !o.Endpoint.IsSame(mine.Endpoint)))
            {
                var (from, to) = site.IsIngress ? (other, mine) : (mine, other);
                if (!context.Evaluator.Connections(from.Endpoint, to.Endpoint).Intersect(rule.Ports.On(to.Endpoint)).IsEmpty) return null;
            }
        }

        var (source, destination) = site.IsIngress ? (others[0], own[0]) : (own[0], others[0]);
        if (source.Endpoint.IsSame(destination.Endpoint) || rule.Ports.On(destination.Endpoint).IsEmpty) return null;
        return site.IsIngress
            ? $"{source} is allowed in, but its own egress does not let it out to {destination}"
            : $"{source} is allowed out, but the ingress of {destination} does not let it in";
    }
}
