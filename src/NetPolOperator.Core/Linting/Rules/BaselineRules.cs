using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Linting.Rules;

/// <summary>Where a baseline reaches.</summary>
internal static class BaselineRules
{
    private const string System = "kube-system";

    private static readonly LintRule Nowhere = new("NP050", "baseline-matches-nothing", LintSeverity.Warning, "A baseline that no namespace matches",
        "It protects nothing: a misspelt label, or excludes that leave none.",
        "Compare spec.namespaceSelector with the namespaces' labels (kubectl get namespaces --show-labels).");

    private static readonly LintRule Kubernetes = new("NP051", "baseline-isolates-system", LintSeverity.Error, "A baseline over kube-system",
        "DNS, the network plugin and admission webhooks live there. Isolated without rules of their own they fail, and the cluster with them.",
        "Exclude kube-system (kube-*), or give its pods segments first.");

    public static LintFamily Family { get; } = new([Nowhere, Kubernetes], Check);

    private static IEnumerable<LintFinding> Check(LintContext context)
    {
        foreach (var (target, baseline) in context.Baselines)
        {
            // Namespaces that are only implied by objects carry no labels that could be compared.
            var given = context.Targets.Where(t => t.Value is k8s.Models.V1Namespace).Select(t => (k8s.Models.V1Namespace)t.Value!).ToList();
            if (given.Count > 0 && !given.Exists(n => BaselineScope.Matches(baseline, n, context.Settings)))
                yield return Nowhere.At(target, "spec.namespaceSelector", "none of the namespaces matches");
            var kube = context.View.FindNamespace(System) ?? new k8s.Models.V1Namespace
            {
                Metadata = new() { Name = System, Labels = new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = System } },
            };
            if (baseline.Spec?.Mode != Modes.Audit && baseline.Spec?.ExcludeNamespaces != null && BaselineScope.Matches(baseline, kube, context.Settings))
                yield return Kubernetes.At(target, "spec.excludeNamespaces", $"the baseline isolates {System}");
        }
    }
}
