using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Linting.Rules;

/// <summary>What policies leave open.</summary>
internal static class CoverageRules
{
    private static readonly TrafficDirection[] Directions = [TrafficDirection.Ingress, TrafficDirection.Egress];

    private static readonly LintRule NoDefault = new("NP037", "no-default-deny", LintSeverity.Warning, "A namespace without a policy for all of its pods",
        "Pods that no policy selects are open to everybody. Without a policy whose podSelector is {} every new pod is, until somebody notices.",
        "Add a policy with podSelector: {} and both policyTypes (a NamespaceBaseline does it for every namespace).");

    private static readonly LintRule OpenPod = new("NP038", "open-pod", LintSeverity.Warning, "A pod that no policy isolates",
        "No policy selects the pod in this direction: everything may connect, though the namespace has policies for others.",
        "Select it by a policy, or add a default deny for the namespace.");

    private static readonly LintRule Undone = new("NP039", "isolation-undone", LintSeverity.Error, "An allow-all beside a default deny",
        "There is no deny: a policy only isolates, and any rule of any policy opens. An allow-all for pods that a baseline or default deny isolates makes that isolation void.",
        "Remove the allow-all rule, or name the peers and ports that are meant.");

    public static LintFamily Family { get; } = new([NoDefault, OpenPod, Undone], context => Defaults(context).Concat(Voids(context)));

    private static IEnumerable<LintFinding> Defaults(LintContext context)
    {
        // The cluster's own namespaces are not isolated as a whole (NP051).
        foreach (var group in context.Policies.GroupBy(p => p.Target.Namespace).Where(g => !NamespaceBaselineSpec.DefaultExcludes.Contains(g.Key)))
        {
            var all = context.Evaluator.Policies.Where(p => p.Namespace == group.Key).ToList();
            var open = Directions.Where(d => !all.Exists(p => p.PodSelector.IsEverything && p.Isolates(d))).ToList();
            if (open.Count == 0) continue;
            // One finding a namespace, at its first policy: there is no better line for what is missing.
            var first = group.First();
            var pods = context.Index.In(group.Key).Where(p => !p.IsHostNetwork).ToList();
            var exposed = pods.GroupBy(pod => Words(open.Where(d => !all.Exists(p => p.Isolates(d) && p.Selects(pod.Endpoint))))).Where(g => g.Key.Length > 0);
            if (string.Join("; ", exposed.Select(g => $"{Several([.. g])} open for {g.Key}")) is { Length: > 0 } message) yield return OpenPod.At(first.Target, "", message);
            yield return NoDefault.At(first.Target, "", $"no policy isolates every pod of namespace {group.Key} for {Words(open)}");
        }
    }

    private static string Several(List<LintPod> pods) => pods.Count == 1
        ? $"{pods[0]} is"
        : $"{pods.Count} pods, {string.Join(", ", pods.Take(3))}{(pods.Count > 3 ? " …" : "")}, are";

    private static string Words(IEnumerable<TrafficDirection> directions) =>
        string.Join(" and ", directions.Select(d => d == TrafficDirection.Ingress ? "ingress" : "egress"));

    private static IEnumerable<LintFinding> Voids(LintContext context)
    {
        foreach (var policy in context.Policies)
        {
            foreach (var direction in Directions)
            {
                var rule = policy.Compiled.Rules(direction)?.FirstOrDefault(r => r.Peers is null && r.Ports.Numbered.IsAll);
                var denying = rule == null ? null : context.Evaluator.Policies.FirstOrDefault(p => p != policy.Compiled && p.Namespace == policy.Target.Namespace
                    && p.Isolates(direction) && p.PodSelector.Covers(policy.Compiled.PodSelector) && !p.Rules(direction)!.Any(r => r.Peers is null && r.Ports.Numbered.IsAll));
                if (denying != null) yield return Undone.At(policy.Target, rule!.Field, $"it opens every pod of the policy that {denying} isolates");
            }
        }
    }
}
