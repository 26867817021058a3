using System.Text.Json;
using System.Text.Json.Serialization;

namespace k8s;

/// <summary>Reads strings and property names through <see cref="InternedStrings"/>.</summary>
internal sealed class InterningStringConverter : JsonConverter<string>
{
    private static readonly InternedStrings Shared = new();

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? Intern(ref reader)
            : throw new JsonException($"a string is expected, not {reader.TokenType.ToString().ToLowerInvariant()}");

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Intern(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    private static string Intern(ref Utf8JsonReader reader)
    {
        if (!reader.HasValueSequence && !reader.ValueIsEscaped)
            return Shared.Get(reader.ValueSpan);
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length > InternedStrings.MaxBytes)
            return reader.GetString()!;
        Span<byte> buffer = stackalloc byte[InternedStrings.MaxBytes];
        return Shared.Get(buffer[..reader.CopyString(buffer)]);
    }
}
