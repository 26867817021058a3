namespace KubeOps.KubernetesClient.Selectors;

/// <summary>A field does not have a value.</summary>
/// <param name="Field">The field's path.</param>
/// <param name="Value">The value.</param>
public record NotEqualsFieldSelector(string Field, string Value) : FieldSelector
{
    /// <inheritdoc/>
    protected override string ToExpression() => $"{Field}!={Value}";
}
