namespace KubeOps.KubernetesClient.Selectors;

/// <summary>A label is absent.</summary>
/// <param name="Label">The label's key.</param>
public record NotExistsLabelSelector(string Label) : LabelSelector
{
    /// <inheritdoc/>
    protected override string ToExpression() => $"!{Label}";
}
