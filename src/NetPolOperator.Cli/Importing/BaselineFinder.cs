using k8s.Models;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Cli.Importing;

/// <summary>
/// Finds what nearly every namespace says alike of all its pods: a default deny, DNS for everybody. That is what a baseline is for.
/// It is made only where it gives exactly those namespaces what they had.
/// </summary>
internal sealed class BaselineFinder(LoadedCluster cluster, RenderSettings settings)
{
    // Both lists of a spec hold at most so many.
    private const int MaxItems = 64;
    private const string SystemNamespace = "kube-system";

    private readonly List<V1Namespace> _namespaces =
        [.. cluster.View.Namespaces.Where(n => n.Metadata.Name != settings.OperatorNamespace && !BaselineScope.IsTerminating(n)).OrderBy(n => n.Metadata.Name, StringComparer.Ordinal)];

    /// <summary>The baselines; the policies that they replace are in their sources.</summary>
    public IEnumerable<ImportDraft> Find(IEnumerable<ImportedPolicy> policies) => policies
        .Where(p => p.Policy.PodSelector.IsEverything)
        .GroupBy(p => $"{p.Ingress} {p.Egress} from {Keys(p.From)} to {Keys(p.To)}")
        // Policies that the same namespaces have are one baseline.
        .GroupBy(g => string.Join(' ', g.Select(p => p.Namespace).Distinct().Order(StringComparer.Ordinal)), g => g.ToList())
        .Select(g => Draft([.. g.First().Select(p => p.Namespace).Distinct().Order(StringComparer.Ordinal)], [.. g.SelectMany(p => p)])).OfType<ImportDraft>();

    private static string Keys(IEnumerable<ImportedRule> rules) => string.Join('\n', ImportedRule.Merge(rules).Select(r => r.Key).Order(StringComparer.Ordinal));

    private ImportDraft? Draft(string[] namespaces, List<ImportedPolicy> sources)
    {
        var others = _namespaces.Select(n => n.Metadata.Name).Except(namespaces).ToList();
        var foreign = others.Except(NamespaceBaselineSpec.DefaultExcludes).Count();
        if (namespaces.Length < 2 || foreign * 2 > namespaces.Length) return null;
        var first = sources.FindAll(s => s.Namespace == namespaces[0]);
        var draft = ImportDraft.OfSegment(first) with { IsBaseline = true, Namespaces = namespaces, Sources = sources };
        draft = KnowsAllNamespaces ? draft with { Selector = new V1LabelSelector(), Excludes = Excludes(namespaces, others) } : draft with { Selector = Named(namespaces), Excludes = Excludes(namespaces, []) };
        return draft.From.Count > MaxItems || draft.To.Count > MaxItems || !Fits(draft) ? null : draft;
    }

    // Files may hold a part of a cluster only: a baseline for every namespace would close what they do not show.
    private bool KnowsAllNamespaces => cluster.Objects.OfType<V1Namespace>().Any(n => n.Metadata.Name == SystemNamespace);

    private static List<string>? Excludes(string[] namespaces, List<string> others)
    {
        var defaults = NamespaceBaselineSpec.DefaultExcludes;
        return others.Except(defaults).Any() || defaults.Any(namespaces.Contains) ? [.. defaults.Except(namespaces).Union(others)] : null;
    }

    private static V1LabelSelector Named(string[] namespaces) => new()
    {
        MatchExpressions = [new V1LabelSelectorRequirement { Key = LabelSelectors.NamespaceNameLabel, OperatorProperty = "In", Values = namespaces }],
    };

    private bool Fits(ImportDraft draft)
    {
        var baseline = new NamespaceBaseline { Spec = new NamespaceBaselineSpec { NamespaceSelector = draft.Selector, ExcludeNamespaces = draft.Excludes?.ToList() } };
        return cluster.View.Namespaces.Where(n => BaselineScope.Matches(baseline, n, settings)).Select(n => n.Metadata.Name).ToHashSet().SetEquals(draft.Namespaces);
    }
}
