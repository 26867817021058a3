namespace NetPolOperator.Core.Linting.Rules;

/// <summary>Which directions a policy isolates.</summary>
internal static class PolicyTypeRules
{
    private static readonly LintRule Missing = new("NP008", "policy-types-missing", LintSeverity.Warning, "policyTypes left out",
        "Without policyTypes a policy always isolates ingress, and egress only if it has egress rules: a list that becomes empty opens egress.",
        "Write policyTypes with every direction that is meant.");

    private static readonly LintRule Ignored = new("NP009", "rules-ignored", LintSeverity.Error, "Rules of a direction that policyTypes does not name",
        "Rules count only for the directions in policyTypes. These have no effect: the direction is as open as without the policy.",
        "Add the direction to policyTypes, or remove the rules.");

    public static LintFamily Family { get; } = new([Missing, Ignored], Check);

    private static IEnumerable<LintFinding> Check(LintContext context)
    {
        foreach (var (target, policy) in context.Policies.Select(p => (p.Target, p.Policy)))
        {
            var types = policy.Spec?.PolicyTypes;
            if (types is not { Count: > 0 })
            {
                var egress = policy.Spec?.Egress is { Count: > 0 };
                var effect = egress ? "ingress and egress are isolated, egress only because there are egress rules" : "only ingress is isolated";
                yield return Missing.At(target, "spec", $"without policyTypes, {effect}", $"Write policyTypes: [{(egress ? "Ingress, Egress" : "Ingress")}], or what is meant.");
                continue;
            }

            if (policy.Spec!.Ingress is { Count: > 0 } && !types.Contains("Ingress"))
                yield return Ignored.At(target, "spec.ingress", "the ingress rules have no effect: policyTypes does not name Ingress");
            if (policy.Spec.Egress is { Count: > 0 } && !types.Contains("Egress"))
                yield return Ignored.At(target, "spec.egress", "the egress rules have no effect: policyTypes does not name Egress");
        }
    }
}
