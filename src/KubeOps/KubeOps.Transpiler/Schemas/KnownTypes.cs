using k8s.Models;

namespace KubeOps.Transpiler.Schemas;

/// <summary>
/// Schemas of the types that mean something of their own: plain values, and the models of the Kubernetes API, whose classes
/// carry neither documentation nor bounds. The bounds are those that the API server itself puts on labels and conditions.
/// </summary>
internal static class KnownTypes
{
    private const string LabelName = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private const string LabelKey = $@"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?{LabelName}$";
    private const string LabelValue = $"^({LabelName})?$";

    // More than anyone selects by, and few enough for the cost estimate of CEL rules around a selector.
    private const int MostTerms = 64;

    public static JsonSchema? Map(Type type)
    {
        if (type == typeof(string))
            return new JsonSchema { Type = "string" };
        if (type == typeof(bool))
            return new JsonSchema { Type = "boolean" };
        if (type == typeof(int))
            return new JsonSchema { Type = "integer", Format = "int32" };
        if (type == typeof(long))
            return new JsonSchema { Type = "integer", Format = "int64" };
        if (type == typeof(double))
            return new JsonSchema { Type = "number", Format = "double" };
        if (type == typeof(DateTime) || type == typeof(DateTimeOffset))
            return new JsonSchema { Type = "string", Format = "date-time" };
        if (type == typeof(IntOrString))
            return new JsonSchema { IntOrString = true };
        if (type == typeof(V1LabelSelector))
            return LabelSelector();
        return type == typeof(V1Condition) ? Condition() : null;
    }

    private static JsonSchema LabelSelector() => new()
    {
        Type = "object",
        MapType = "atomic",
        Description = "Selects by labels; all terms must match, {} matches everything.",
        Properties = new Dictionary<string, JsonSchema>
        {
            ["matchLabels"] = new()
            {
                Type = "object",
                Description = "Labels that must be there with exactly these values.",
                MaxProperties = MostTerms,
                AdditionalProperties = new() { Type = "string", MaxLength = 63, Pattern = LabelValue },
            },
            ["matchExpressions"] = new()
            {
                Type = "array",
                Description = "Terms that compare a label with a set of values. All of them must hold.",
                MaxItems = MostTerms,
                ListType = "atomic",
                Items = Requirement(),
            },
        },
    };

    private static JsonSchema Requirement() => new()
    {
        Type = "object",
        Description = "One term: a label's key, an operator and, for In and NotIn, values.",
        Required = ["key", "operator"],
        Properties = new Dictionary<string, JsonSchema>
        {
            ["key"] = new() { Type = "string", Description = "The label's key.", MinLength = 1, MaxLength = 317, Pattern = LabelKey },
            ["operator"] = new()
            {
                Type = "string",
                Description = "In and NotIn compare with values; Exists and DoesNotExist take none. NotIn and DoesNotExist match where the label is absent.",
                Enum = ["In", "NotIn", "Exists", "DoesNotExist"],
            },
            ["values"] = new()
            {
                Type = "array",
                Description = "The values for In and NotIn, at least one; none for Exists and DoesNotExist.",
                MaxItems = MostTerms,
                ListType = "atomic",
                Items = new() { Type = "string", MaxLength = 63, Pattern = LabelValue },
            },
        },
        Validations =
        [
            new(
                "self.operator in ['In', 'NotIn'] ? has(self.values) && self.values.size() > 0 : !has(self.values) || self.values.size() == 0",
                null,
                "In and NotIn need at least one value, Exists and DoesNotExist take none",
                null,
                null),
        ],
    };

    private static JsonSchema Condition() => new()
    {
        Type = "object",
        Description = "One aspect of the state of the resource.",
        Required = ["lastTransitionTime", "message", "reason", "status", "type"],
        Properties = new Dictionary<string, JsonSchema>
        {
            ["lastTransitionTime"] = new() { Type = "string", Format = "date-time", Description = "When the status last changed." },
            ["message"] = new() { Type = "string", MaxLength = 32768, Description = "What it means, for people." },
            ["observedGeneration"] = new() { Type = "integer", Format = "int64", Minimum = 0, Description = "The generation that the condition speaks of." },
            ["reason"] = new()
            {
                Type = "string",
                MinLength = 1,
                MaxLength = 1024,
                Pattern = "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$",
                Description = "Why, as one word for programs.",
            },
            ["status"] = new() { Type = "string", Enum = ["True", "False", "Unknown"], Description = "True, False or Unknown." },
            ["type"] = new() { Type = "string", MaxLength = 316, Pattern = LabelKey, Description = "The aspect." },
        },
    };
}
