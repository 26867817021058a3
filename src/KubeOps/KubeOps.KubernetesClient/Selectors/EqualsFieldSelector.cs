namespace KubeOps.KubernetesClient.Selectors;

/// <summary>A field has a value.</summary>
/// <param name="Field">The field's path.</param>
/// <param name="Value">The value.</param>
public record EqualsFieldSelector(string Field, string Value) : FieldSelector
{
    /// <inheritdoc/>
    protected override string ToExpression() => $"{Field}={Value}";
}
