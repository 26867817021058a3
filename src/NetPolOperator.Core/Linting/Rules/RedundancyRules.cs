using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Linting.Rules;

/// <summary>What could be taken away without any change.</summary>
internal static class RedundancyRules
{
    private static readonly TrafficDirection[] Directions = [TrafficDirection.Ingress, TrafficDirection.Egress];

    private static readonly LintRule Rule = new("NP035", "redundant-rule", LintSeverity.Warning, "A rule that another one covers",
        "It allows nothing that is not allowed anyway. Whoever narrows it later will believe that something changed.",
        "Remove it, or narrow the rule that covers it.");

    private static readonly LintRule Policy = new("NP036", "redundant-policy", LintSeverity.Warning, "A policy that another one covers",
        "Policies are a union; order does not matter and none overrides another. This one adds neither isolation nor an allowed connection.",
        "Remove it.");

    public static LintFamily Family { get; } = new([Rule, Policy], context => InPolicies(context).Concat(BetweenPolicies(context)));

    private static IEnumerable<LintFinding> InPolicies(LintContext context)
    {
        // What the API server refuses allows nothing, so nothing covers it.
        foreach (var policy in context.Policies.Where(p => p.Compiled.Problems.Count == 0))
        {
            foreach (var rules in Directions.Select(policy.Compiled.Rules).OfType<IReadOnlyList<CompiledRule>>())
            {
                foreach (var rule in rules)
                {
                    if (rules.FirstOrDefault(r => r != rule && Covers(r, rule) && (r.Index < rule.Index || !Covers(rule, r))) is { } wider)
                        yield return Rule.At(policy.Target, rule.Field, $"{wider.Field} allows all of it already");
                }
            }
        }
    }

    private static IEnumerable<LintFinding> BetweenPolicies(LintContext context)
    {
        foreach (var group in context.Policies.Where(p => p.Compiled.Problems.Count == 0).GroupBy(p => p.Target.Namespace))
        {
            var policies = group.OrderBy(p => p.Target.Name, StringComparer.Ordinal).ToList();
            foreach (var policy in policies)
            {
                var covering = policies.Find(p => p != policy && Covers(p.Compiled, policy.Compiled)
                    && (string.CompareOrdinal(p.Target.Name, policy.Target.Name) < 0 || !Covers(policy.Compiled, p.Compiled)));
                if (covering != null) yield return Policy.At(policy.Target, "", $"NetworkPolicy {covering.Target.Name} isolates the same pods and allows all of it already");
            }
        }
    }

    private static bool Covers(CompiledPolicy wider, CompiledPolicy policy) => wider.PodSelector.Covers(policy.PodSelector)
        && Directions.All(d => !policy.Isolates(d) || (wider.Isolates(d) && policy.Rules(d)!.All(r => wider.Rules(d)!.Any(w => Covers(w, r)))));

    private static bool Covers(CompiledRule wider, CompiledRule rule) => Covers(wider.Ports, rule.Ports)
        && (wider.Peers is null || (rule.Peers is not null && rule.Peers.All(p => wider.Peers.Any(w => w.Covers(p)))));

    private static bool Covers(CompiledPorts wider, CompiledPorts ports) =>
        wider.Numbered.Covers(ports.Numbered) && ports.Named.All(n => wider.Named.Contains(n) || wider.Numbered[n.Protocol].Covers(PortSet.All));
}
