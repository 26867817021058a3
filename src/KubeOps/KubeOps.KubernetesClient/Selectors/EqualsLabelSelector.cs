namespace KubeOps.KubernetesClient.Selectors;

/// <summary>A label has one of some values.</summary>
/// <param name="Label">The label's key.</param>
/// <param name="Values">The values.</param>
public record EqualsLabelSelector(string Label, params string[] Values) : LabelSelector
{
    /// <inheritdoc/>
    protected override string ToExpression() => $"{Label} in ({string.Join(',', Values)})";
}
