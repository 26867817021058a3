using KubeOps.Abstractions.Entities.Attributes;
using KubeOps.Transpiler.Yaml;

namespace KubeOps.Transpiler.Schemas;

/// <summary>A CEL rule of a schema.</summary>
internal sealed record ValidationRule(string Rule, string? FieldPath, string? Message, string? MessageExpression, string? Reason)
{
    public static ValidationRule From(ValidationRuleAttribute attribute) =>
        new(attribute.Rule, attribute.FieldPath, attribute.Message, attribute.MessageExpression, attribute.Reason);

    public YamlMap ToYaml() => new()
    {
        { "fieldPath", FieldPath },
        { "message", Message },
        { "messageExpression", MessageExpression },
        { "reason", Reason },
        { "rule", Rule },
    };
}
