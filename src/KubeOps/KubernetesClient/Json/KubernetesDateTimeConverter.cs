using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace k8s;

/// <summary>Times as Kubernetes writes them: RFC 3339 in UTC, whole seconds without a fraction, else microseconds.</summary>
internal sealed class KubernetesDateTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var time)
            ? time.UtcDateTime
            : throw new JsonException("an RFC 3339 time such as 2026-01-31T08:00:00Z is expected");

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options)
    {
        var whole = value.Ticks % TimeSpan.TicksPerSecond == 0;
        Write(writer, value, whole ? "yyyy-MM-ddTHH:mm:ssZ" : MicroTimeConverter.Format);
    }

    internal static void Write(Utf8JsonWriter writer, DateTime value, string format)
    {
        // A time without a kind is taken for UTC: that is what this converter reads, whatever made it lose its kind.
        var utc = value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
        Span<char> text = stackalloc char[32];
        utc.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
