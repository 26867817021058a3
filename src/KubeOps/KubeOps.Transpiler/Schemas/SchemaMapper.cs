using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using KubeOps.Abstractions.Entities.Attributes;

namespace KubeOps.Transpiler.Schemas;

/// <summary>From C# types to structural schemas.</summary>
internal static class SchemaMapper
{
    /// <summary>The schema of a custom resource: metadata is the API server's, the spec is required.</summary>
    public static JsonSchema MapRoot(Type type)
    {
        var schema = MapObject(type, [type], p => p.Name is not ("ApiVersion" or "Kind" or "Metadata"));
        var properties = new Dictionary<string, JsonSchema>(schema.Properties)
        {
            ["apiVersion"] = new() { Type = "string", Description = "The version of the schema: the API group and version." },
            ["kind"] = new() { Type = "string", Description = "The kind of the resource." },
            ["metadata"] = new() { Type = "object" },
        };
        return schema with
        {
            Properties = properties,
            Required = properties.ContainsKey("spec") ? [.. schema.Required.Append("spec").Distinct()] : schema.Required,
        };
    }

    private static JsonSchema MapObject(Type type, IReadOnlyList<Type> path, Func<PropertyInfo, bool>? filter = null)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => !p.IsDefined(typeof(IgnoreAttribute)) && !p.IsDefined(typeof(JsonIgnoreAttribute)) && (filter?.Invoke(p) ?? true))
            .ToList();
        return new JsonSchema
        {
            Type = "object",
            Description = type.GetCustomAttribute<DescriptionAttribute>()?.Description,
            Properties = properties.ToDictionary(NameOf, p => MapProperty(p, path)),
            Required = [.. properties.Where(p => p.IsDefined(typeof(RequiredAttribute))).Select(NameOf)],
            PreserveUnknownFields = type.IsDefined(typeof(PreserveUnknownFieldsAttribute)),
            Validations = [.. type.GetCustomAttributes<ValidationRuleAttribute>().Select(ValidationRule.From)],
        };
    }

    private static JsonSchema MapProperty(PropertyInfo property, IReadOnlyList<Type> path)
    {
        try
        {
            return PropertyAttributes.Apply(MapType(property.PropertyType, path), property);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException($"{property.DeclaringType?.Name}.{property.Name}: {e.Message}", e);
        }
    }

    private static JsonSchema MapType(Type type, IReadOnlyList<Type> path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (KnownTypes.Map(type) is { } known)
            return known;
        if (ElementOf(type, typeof(IDictionary<,>), 1) is { } value)
            return new JsonSchema { Type = "object", AdditionalProperties = MapType(value, path) };
        if (ElementOf(type, typeof(IEnumerable<>), 0) is { } item)
            return new JsonSchema { Type = "array", Items = MapType(item, path) };
        if (path.Contains(type))
            throw new InvalidOperationException($"{type} contains itself, which no structural schema can say.");
        return type.IsClass ? MapObject(type, [.. path, type]) : throw new InvalidOperationException($"{type} has no schema.");
    }

    private static Type? ElementOf(Type type, Type generic, int argument) =>
        type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == generic)?.GenericTypeArguments[argument];

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
