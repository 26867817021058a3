using KubeOps.Transpiler.Yaml;

namespace KubeOps.Transpiler.Schemas;

/// <summary>The part of OpenAPI v3 that structural schemas are made of.</summary>
internal sealed record JsonSchema
{
    public string? Type { get; init; }

    public string? Description { get; init; }

    public string? Format { get; init; }

    public string? Pattern { get; init; }

    public object? Default { get; init; }

    public IReadOnlyList<object> Enum { get; init; } = [];

    public double? Minimum { get; init; }

    public bool ExclusiveMinimum { get; init; }

    public double? Maximum { get; init; }

    public bool ExclusiveMaximum { get; init; }

    public long? MinLength { get; init; }

    public long? MaxLength { get; init; }

    public long? MinItems { get; init; }

    public long? MaxItems { get; init; }

    public long? MinProperties { get; init; }

    public long? MaxProperties { get; init; }

    public JsonSchema? Items { get; init; }

    public JsonSchema? AdditionalProperties { get; init; }

    public IReadOnlyDictionary<string, JsonSchema> Properties { get; init; } = new Dictionary<string, JsonSchema>();

    public IReadOnlyList<string> Required { get; init; } = [];

    public bool IntOrString { get; init; }

    public bool PreserveUnknownFields { get; init; }

    public string? ListType { get; init; }

    public IReadOnlyList<string> ListMapKeys { get; init; } = [];

    public string? MapType { get; init; }

    public IReadOnlyList<ValidationRule> Validations { get; init; } = [];

    /// <summary>The schema with its fields in alphabetical order, as the rest of the ecosystem writes them.</summary>
    public YamlMap ToYaml() => new()
    {
        { "additionalProperties", AdditionalProperties?.ToYaml() },
        { "anyOf", IntOrString ? new List<object> { new YamlMap { { "type", "integer" } }, new YamlMap { { "type", "string" } } } : null },
        { "default", Default },
        { "description", Description },
        { "enum", Enum },
        { "exclusiveMaximum", ExclusiveMaximum ? true : null },
        { "exclusiveMinimum", ExclusiveMinimum ? true : null },
        { "format", Format },
        { "items", Items?.ToYaml() },
        { "maxItems", MaxItems },
        { "maxLength", MaxLength },
        { "maxProperties", MaxProperties },
        { "maximum", Maximum },
        { "minItems", MinItems },
        { "minLength", MinLength },
        { "minProperties", MinProperties },
        { "minimum", Minimum },
        { "pattern", Pattern },
        { "properties", PropertiesToYaml() },
        { "required", Required.Order(StringComparer.Ordinal).ToList() },
        { "type", Type },
        { "x-kubernetes-int-or-string", IntOrString ? true : null },
        { "x-kubernetes-list-map-keys", ListMapKeys },
        { "x-kubernetes-list-type", ListType },
        { "x-kubernetes-map-type", MapType },
        { "x-kubernetes-preserve-unknown-fields", PreserveUnknownFields ? true : null },
        { "x-kubernetes-validations", Validations.Select(rule => rule.ToYaml()).ToList() },
    };

    private YamlMap PropertiesToYaml()
    {
        var map = new YamlMap();
        foreach (var (name, schema) in Properties.OrderBy(p => p.Key, StringComparer.Ordinal))
            map.Add(name, schema.ToYaml());
        return map;
    }
}
