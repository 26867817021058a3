using System.Text.Json;
using System.Text.Json.Serialization;

namespace k8s;

/// <summary>Kubernetes' MicroTime (leases, events): the API server refuses anything but six digits of fraction.</summary>
internal sealed class MicroTimeConverter : JsonConverter<DateTime>
{
    internal const string Format = "yyyy-MM-ddTHH:mm:ss.ffffffZ";

    private static readonly KubernetesDateTimeConverter Lenient = new();

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Lenient.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        KubernetesDateTimeConverter.Write(writer, value, Format);
}
