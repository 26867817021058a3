namespace KubeOps.Abstractions.Entities.Attributes;

/// <summary>A CEL rule (<c>x-kubernetes-validations</c>); clusters before 1.25 ignore it.</summary>
/// <param name="rule">The expression; true is valid.</param>
/// <param name="fieldPath">The field that a violation is reported at.</param>
/// <param name="message">What a violation says.</param>
/// <param name="messageExpression">CEL for what a violation says.</param>
/// <param name="reason">The machine-readable reason.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class, AllowMultiple = true)]
public sealed class ValidationRuleAttribute(
    string rule, string? fieldPath = null, string? message = null, string? messageExpression = null, string? reason = null) : Attribute
{
    /// <summary>The expression; true is valid.</summary>
    public string Rule => rule;

    /// <summary>The field that a violation is reported at.</summary>
    public string? FieldPath => fieldPath;

    /// <summary>What a violation says.</summary>
    public string? Message => message;

    /// <summary>CEL for what a violation says.</summary>
    public string? MessageExpression => messageExpression;

    /// <summary>The machine-readable reason.</summary>
    public string? Reason => reason;
}
