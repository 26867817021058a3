using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

#nullable disable // as KubernetesClient's

namespace k8s;

/// <summary>Kubernetes' JSON. It knows the models; types of one's own are registered by <see cref="AddJsonOptions"/>.</summary>
public static class KubernetesJson
{
    internal static JsonSerializerOptions Options { get; } = Create();

    /// <summary>
    /// Changes the options for the whole process, before they are first used. A resolver for types of one's own goes to the front:
    /// <code>KubernetesJson.AddJsonOptions(o => o.TypeInfoResolverChain.Insert(0, MyContext.Default));</code>
    /// </summary>
    /// <exception cref="InvalidOperationException">The options are in use already.</exception>
    public static void AddJsonOptions(Action<JsonSerializerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(Options);
    }

    /// <summary>Reads an object.</summary>
    /// <exception cref="JsonException">The text is not that of such an object.</exception>
    public static TValue Deserialize<TValue>(string json, JsonSerializerOptions jsonSerializerOptions = null) =>
        JsonSerializer.Deserialize(json, TypeInfo<TValue>(jsonSerializerOptions));

    /// <summary>Reads an object.</summary>
    /// <exception cref="JsonException">The text is not that of such an object.</exception>
    public static TValue Deserialize<TValue>(Stream json, JsonSerializerOptions jsonSerializerOptions = null) =>
        JsonSerializer.Deserialize(json, TypeInfo<TValue>(jsonSerializerOptions));

    /// <summary>Reads an object.</summary>
    /// <exception cref="JsonException">The value is not such an object.</exception>
    public static TValue Deserialize<TValue>(JsonDocument json, JsonSerializerOptions jsonSerializerOptions = null) =>
        JsonSerializer.Deserialize(json, TypeInfo<TValue>(jsonSerializerOptions));

    /// <summary>Reads an object.</summary>
    /// <exception cref="JsonException">The value is not such an object.</exception>
    public static TValue Deserialize<TValue>(JsonElement json, JsonSerializerOptions jsonSerializerOptions = null) =>
        JsonSerializer.Deserialize(json, TypeInfo<TValue>(jsonSerializerOptions));

    /// <summary>Reads an object.</summary>
    /// <exception cref="JsonException">The value is not such an object.</exception>
    public static TValue Deserialize<TValue>(JsonNode json, JsonSerializerOptions jsonSerializerOptions = null) =>
        JsonSerializer.Deserialize(json, TypeInfo<TValue>(jsonSerializerOptions));

    /// <summary>Writes an object by its own type.</summary>
    public static string Serialize(object value, JsonSerializerOptions jsonSerializerOptions = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return JsonSerializer.Serialize(value, (jsonSerializerOptions ?? Options).GetTypeInfo(value.GetType()));
    }

    internal static TValue Deserialize<TValue>(ReadOnlySequence<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonSerializer.Deserialize(ref reader, TypeInfo<TValue>());
    }

    internal static byte[] SerializeToUtf8Bytes(object value, JsonSerializerOptions options) =>
        JsonSerializer.SerializeToUtf8Bytes(value, options.GetTypeInfo(value.GetType()));

    internal static JsonTypeInfo<TValue> TypeInfo<TValue>(JsonSerializerOptions options = null) =>
        (JsonTypeInfo<TValue>)(options ?? Options).GetTypeInfo(typeof(TValue));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Converters = { new KubernetesDateTimeConverter(), new InterningStringConverter() },
        };
        options.TypeInfoResolverChain.Add(ModelJsonContext.Default);
        return options;
    }
}
