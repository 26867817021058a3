using k8s.Models;

namespace NetPolOperator.Core.Selectors;

/// <summary>Brings selectors into the one order in which they are written.</summary>
public static class SelectorNormalizer
{
    /// <summary>A selector that matches everything.</summary>
    public static V1LabelSelector Everything => new();

    /// <summary>The same selector, labels by key, expressions by key, operator and values; empty parts are left out.</summary>
    public static V1LabelSelector Normalize(V1LabelSelector selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return new V1LabelSelector
        {
            MatchLabels = Sorted(selector.MatchLabels),
            MatchExpressions = selector.MatchExpressions is null or { Count: 0 } ? null : Sorted(selector.MatchExpressions),
        };
    }

    /// <summary>A selector by labels, as a Service has it.</summary>
    public static V1LabelSelector FromLabels(IDictionary<string, string> labels) => new() { MatchLabels = Sorted(labels) };

    private static IDictionary<string, string>? Sorted(IDictionary<string, string>? labels) => labels switch
    {
        null or { Count: 0 } => null,
        { Count: 1 } => labels,
        _ => new SortedDictionary<string, string>(labels, StringComparer.Ordinal),
    };

    private static List<V1LabelSelectorRequirement> Sorted(IList<V1LabelSelectorRequirement> expressions) => expressions
        .Select(e => new V1LabelSelectorRequirement
        {
            Key = e.Key,
            OperatorProperty = e.OperatorProperty,
            Values = e.Values is null or { Count: 0 } ? null : e.Values.Distinct().Order(StringComparer.Ordinal).ToArray(),
        })
        .DistinctBy(Text)
        .OrderBy(Text, StringComparer.Ordinal)
        .ToList();

    private static string Text(V1LabelSelectorRequirement e) => $"{e.Key} {e.OperatorProperty} {string.Join(',', e.Values ?? [])}";
}
