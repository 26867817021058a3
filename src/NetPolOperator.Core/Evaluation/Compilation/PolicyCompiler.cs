using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Evaluation.Compilation;

/// <summary>Applies the defaults of the API and keeps only what is in force.</summary>
internal static class PolicyCompiler
{
    public static CompiledPolicy Compile(V1NetworkPolicy source)
    {
        var problems = new List<PolicyProblem>();
        var spec = source.Spec ?? new V1NetworkPolicySpec();
        var policy = new CompiledPolicy(source)
        {
            // A missing podSelector is an empty one to the API server: it selects every pod.
            PodSelector = spec.PodSelector is null ? CompiledSelector.Everything : SelectorCompiler.Compile(spec.PodSelector, "spec.podSelector", problems),
            Problems = problems,
        };
        var (ingress, egress) = IsolatedDirections(spec, problems);
        var rules = new RuleCompiler(policy, problems);
        if (ingress)
            policy.Ingress = [.. (spec.Ingress ?? []).Select((rule, index) => rules.Compile(TrafficDirection.Ingress, index, rule?.FromProperty, rule?.Ports))];
        if (egress)
            policy.Egress = [.. (spec.Egress ?? []).Select((rule, index) => rules.Compile(TrafficDirection.Egress, index, rule?.To, rule?.Ports))];
        return policy;
    }

    // policyTypes missing or empty: ingress always, egress only where there are egress rules.
    private static (bool Ingress, bool Egress) IsolatedDirections(V1NetworkPolicySpec spec, List<PolicyProblem> problems)
    {
        if (spec.PolicyTypes is not { Count: > 0 } types)
            return (true, spec.Egress is { Count: > 0 });
        for (var i = 0; i < types.Count; i++)
            if (types[i] is not (Directions.Ingress or Directions.Egress))
                problems.Add(new PolicyProblem($"spec.policyTypes[{i}]", $"'{types[i]}' is not Ingress or Egress"));
        return (types.Contains(Directions.Ingress), types.Contains(Directions.Egress));
    }
}
