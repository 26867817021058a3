using System.Text.Json;
using System.Text.Json.Serialization;

namespace k8s;

/// <summary>For what is different in every object (uid, resourceVersion, address): interning it would only displace what repeats.</summary>
public sealed class PlainStringConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? reader.GetString()
            : throw new JsonException($"a string is expected, not {reader.TokenType.ToString().ToLowerInvariant()}");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
