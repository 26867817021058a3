namespace KubeOps.KubernetesClient.Selectors;

/// <summary>A label is there.</summary>
/// <param name="Label">The label's key.</param>
public record ExistsLabelSelector(string Label) : LabelSelector
{
    /// <inheritdoc/>
    protected override string ToExpression() => Label;
}
