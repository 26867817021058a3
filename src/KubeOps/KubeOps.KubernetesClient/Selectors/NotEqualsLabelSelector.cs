namespace KubeOps.KubernetesClient.Selectors;

/// <summary>A label has none of some values, or is absent.</summary>
/// <param name="Label">The label's key.</param>
/// <param name="Values">The values.</param>
public record NotEqualsLabelSelector(string Label, params string[] Values) : LabelSelector
{
    /// <inheritdoc/>
    protected override string ToExpression() => $"{Label} notin ({string.Join(',', Values)})";
}
