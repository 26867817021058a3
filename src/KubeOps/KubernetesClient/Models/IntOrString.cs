using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

#nullable disable // as KubernetesClient's: a null converts to and from null

namespace k8s.Models;

/// <summary>A number or a name: a port or a container port's name.</summary>
[JsonConverter(typeof(IntOrStringJsonConverter))]
public class IntOrString
{
    /// <summary>The number in decimal, or the name.</summary>
    public string Value { get; private init; }

    /// <summary>A number.</summary>
    public static implicit operator IntOrString(int value) => new() { Value = value.ToString(CultureInfo.InvariantCulture) };

    /// <summary>A number.</summary>
    public static implicit operator IntOrString(long value) => new() { Value = value.ToString(CultureInfo.InvariantCulture) };

    /// <summary>A name, or a number in decimal.</summary>
    public static implicit operator IntOrString(string value) => new() { Value = value };

    /// <summary>The number in decimal, or the name.</summary>
    public static implicit operator string(IntOrString value) => value?.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>The number.</summary>
    /// <exception cref="FormatException">The value is a name.</exception>
    public int ToInt() => int.Parse(Value, CultureInfo.InvariantCulture);
}

/// <summary>Writes what reads as a number as a number, anything else as a string.</summary>
public sealed class IntOrStringJsonConverter : JsonConverter<IntOrString>
{
    /// <inheritdoc/>
    public override IntOrString Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.GetInt64(),
        JsonTokenType.String => reader.GetString(),
        _ => throw new JsonException("a number or a string is expected"),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IntOrString value, JsonSerializerOptions options)
    {
        if (long.TryParse(value.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(value.Value);
        }
    }
}
