using System.Text.Json;
using System.Text.Json.Serialization;

namespace k8s;

/// <summary>
/// The status of a Status. A delete answers either a Status, whose status is "Success", or the object, whose status is one of its
/// own: that one is passed over.
/// </summary>
internal sealed class StatusTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
