using System.Reflection;
using System.Text.Json;
using KubeOps.Abstractions.Entities.Attributes;
using KubeOps.Transpiler.Yaml;

namespace KubeOps.Transpiler.Schemas;

/// <summary>
/// Adds what the attributes of a property say to the schema of its type. On a list, and on a map, those that bound a single
/// value (enum, pattern, length, range, format) bound each item.
/// </summary>
internal static class PropertyAttributes
{
    public static JsonSchema Apply(JsonSchema schema, PropertyInfo property)
    {
        schema = schema switch
        {
            { Items: { } items } => schema with { Items = ApplyToValue(items, property) },
            { AdditionalProperties: { } values } => schema with { AdditionalProperties = ApplyToValue(values, property) },
            _ => ApplyToValue(schema, property),
        };
        var items2 = property.GetCustomAttribute<ItemsAttribute>();
        var limits = property.GetCustomAttribute<PropertyLimitsAttribute>();
        return schema with
        {
            Description = property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? schema.Description,
            Default = DefaultOf(property) ?? schema.Default,
            MinItems = items2?.MinItems ?? schema.MinItems,
            MaxItems = items2?.MaxItems ?? schema.MaxItems,
            MinProperties = limits?.MinProperties ?? schema.MinProperties,
            MaxProperties = limits?.MaxProperties ?? schema.MaxProperties,
            ListType = property.GetCustomAttribute<XListTypeAttribute>()?.ListType switch
            {
                XListType.Map => "map",
                XListType.Set => "set",
                XListType.Atomic => "atomic",
                _ => schema.ListType,
            },
            ListMapKeys = property.GetCustomAttribute<XListMapKeysAttribute>()?.Keys ?? schema.ListMapKeys,
            PreserveUnknownFields = schema.PreserveUnknownFields || property.IsDefined(typeof(PreserveUnknownFieldsAttribute)),
            Validations = [.. schema.Validations, .. property.GetCustomAttributes<ValidationRuleAttribute>().Select(ValidationRule.From)],
        };
    }

    private static JsonSchema ApplyToValue(JsonSchema schema, PropertyInfo property)
    {
        var length = property.GetCustomAttribute<LengthAttribute>();
        var minimum = property.GetCustomAttribute<RangeMinimumAttribute>();
        var maximum = property.GetCustomAttribute<RangeMaximumAttribute>();
        return schema with
        {
            Enum = property.GetCustomAttribute<EnumValuesAttribute>()?.Values ?? schema.Enum,
            Pattern = property.GetCustomAttribute<PatternAttribute>()?.RegexPattern ?? schema.Pattern,
            Format = property.GetCustomAttribute<FormatAttribute>()?.Format ?? schema.Format,
            MinLength = length?.MinLength ?? schema.MinLength,
            MaxLength = length?.MaxLength ?? schema.MaxLength,
            Minimum = minimum?.Minimum ?? schema.Minimum,
            ExclusiveMinimum = minimum?.ExclusiveMinimum ?? schema.ExclusiveMinimum,
            Maximum = maximum?.Maximum ?? schema.Maximum,
            ExclusiveMaximum = maximum?.ExclusiveMaximum ?? schema.ExclusiveMaximum,
        };
    }

    private static object? DefaultOf(PropertyInfo property) => property.GetCustomAttribute<DefaultValueAttribute>() switch
    {
        null => null,
        { Json: true, Value: string json } => FromJson(JsonDocument.Parse(json).RootElement),
        var attribute => attribute.Value,
    };

    private static object FromJson(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var map = new YamlMap { KeepEmpty = true };
                foreach (var field in element.EnumerateObject())
                    map.Add(field.Name, FromJson(field.Value));
                return map;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(FromJson).ToList();
            case JsonValueKind.Number:
                return element.TryGetInt64(out var number) ? number : element.GetDouble();
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            default:
                return element.GetString() ?? throw new InvalidOperationException("A default cannot be null.");
        }
    }
}
