namespace NetPolOperator.Core.Linting.Rules;

/// <summary>Where an object lands and what it is called.</summary>
internal static class PlacementRules
{
    private const int MaxPortableName = 63;

    private static readonly LintRule NoNamespace = new("NP006", "namespace-missing", LintSeverity.Warning, "No namespace in the metadata",
        "Without metadata.namespace the policy lands wherever kubectl happens to point, and protects the pods there or none.",
        "Write metadata.namespace.");

    private static readonly LintRule LongName = new("NP007", "name-too-long", LintSeverity.Warning, "A policy name of more than 63 characters",
        "The API takes up to 253 characters, but some CNIs put the name into labels, which end at 63, and then do not enforce the policy.",
        "Shorten the name to 63 characters.");

    public static LintFamily Family { get; } = new([NoNamespace, LongName], Check);

    private static IEnumerable<LintFinding> Check(LintContext context)
    {
        foreach (var target in context.Policies.Select(p => p.Target).Concat(context.Segments.Select(s => s.Target)))
        {
            if (target.Manifest is { NamesNamespace: false })
                yield return NoNamespace.At(target, "metadata", $"{target.Kind} {target.Name} names no namespace");
            if (target.Kind == "NetworkPolicy" && target.Name.Length > MaxPortableName)
                yield return LongName.At(target, "metadata.name", $"the name has {target.Name.Length} characters; some CNIs enforce no policy with more than {MaxPortableName}");
        }
    }
}
