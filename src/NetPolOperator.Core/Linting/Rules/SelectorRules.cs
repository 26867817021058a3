using k8s.Models;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Linting.Rules;

/// <summary>What selectors select.</summary>
internal static class SelectorRules
{
    private static readonly LintRule SelectsNothing = new("NP028", "selects-nothing", LintSeverity.Warning, "A policy that selects no pod",
        "It protects nothing: a misspelt label, the wrong namespace, or pods that are gone.",
        "Compare spec.podSelector with the pods' labels (kubectl get pods --show-labels).");

    private static readonly LintRule Impossible = new("NP029", "selector-never-matches", LintSeverity.Error, "A selector that nothing can ever match",
        "Its requirements contradict each other, so the policy or rule is dead whatever pods there are.",
        "Remove one of the requirements; different values for one key are one In with both values.");

    private static readonly LintRule HostNetwork = new("NP030", "host-network-selected", LintSeverity.Warning, "A policy for pods of the host's network",
        "Pods with hostNetwork share the node's address: no policy applies to them, and the node itself reaches local pods whatever policies say.",
        "Run the pod without hostNetwork, or protect the node with its own firewall.");

    public static LintFamily Family { get; } = new([SelectsNothing, Impossible, HostNetwork], Check);

    private static IEnumerable<LintFinding> Check(LintContext context)
    {
        foreach (var policy in context.Policies)
            foreach (var finding in Own(context, policy.Target, policy.Policy.Spec?.PodSelector)) yield return finding;
        foreach (var segment in context.Segments)
            foreach (var finding in Own(context, segment.Target, segment.Resource.Spec?.PodSelector)) yield return finding;
        foreach (var site in context.Sites)
            foreach (var finding in Peers(site)) yield return finding;
    }

    private static IEnumerable<LintFinding> Own(LintContext context, LintTarget target, V1LabelSelector? selector)
    {
        if (Contradicts(selector))
        {
            yield return Impossible.At(target, "spec.podSelector", $"nothing can match {SelectorText.Of(selector)}");
            yield break;
        }

        var inNamespace = context.Index.In(target.Namespace);
        var selected = context.Index.In(target.Namespace, CompiledSelector.Of(selector));
        // Without any pod of the namespace the files are only a part of what is there.
        if (inNamespace.Count > 0 && selected.Count == 0)
            yield return SelectsNothing.At(target, "spec.podSelector", $"no pod of namespace {target.Namespace} matches {SelectorText.Of(selector)}");
        else if (selected.FirstOrDefault(p => p.IsHostNetwork) is { } host && (selector != null && !LabelSelectors.IsEmpty(selector)))
            yield return HostNetwork.At(target, "spec.podSelector", $"{host} is on the host's network: the policy does not apply to it");
    }

    private static IEnumerable<LintFinding> Peers(RuleSite site)
    {
        for (var i = 0; i < (site.Peers?.Count ?? 0); i++)
        {
            var path = $"{site.PeersPath}[{i}]";
            if (Contradicts(site.Peers![i]?.PodSelector)) yield return Impossible.At(site.Target, path + ".podSelector", $"nothing can match {SelectorText.Of(site.Peers[i].PodSelector)}");
            if (Contradicts(site.Peers[i]?.NamespaceSelector)) yield return Impossible.At(site.Target, path + ".namespaceSelector", $"nothing can match {SelectorText.Of(site.Peers[i].NamespaceSelector)}");
        }
    }

    // A selector that cannot be read matches nothing either, which NP003 tells.
    private static bool Contradicts(V1LabelSelector? selector) => selector != null && CompiledSelector.Of(selector).IsNothing
        && (selector.MatchExpressions ?? []).All(e => e?.OperatorProperty is "In" or "NotIn" ? e.Values is { Count: > 0 } : e?.OperatorProperty is "Exists" or "DoesNotExist" && e.Values is not { Count: > 0 });
}
