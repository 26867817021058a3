namespace KubeOps.KubernetesClient.Selectors;

/// <summary>Puts terms together.</summary>
public static class SelectorExtensions
{
    /// <summary>Terms that must all hold.</summary>
    public static string ToExpression(this IEnumerable<LabelSelector> selectors) => string.Join(',', selectors.Select(s => (string)s));

    /// <summary>Terms that must all hold.</summary>
    public static string ToExpression(this IEnumerable<FieldSelector> selectors) => string.Join(',', selectors.Select(s => (string)s));

    internal static (string LabelSelector, string FieldSelector) ToExpressions(this IReadOnlyCollection<KubernetesSelector> selectors) =>
        (selectors.OfType<LabelSelector>().ToExpression(), selectors.OfType<FieldSelector>().ToExpression());
}
