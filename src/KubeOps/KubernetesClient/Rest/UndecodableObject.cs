using System.Buffers;
using System.Text.Json;

namespace k8s.Rest;

/// <summary>An object that the type at hand cannot hold: which one it is, as far as that can be told, and why.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Uid">Its uid.</param>
/// <param name="ResourceVersion">Its version, from which a watch can go on.</param>
/// <param name="Error">What is wrong with it.</param>
internal sealed record UndecodableObject(string? Namespace, string? Name, string? Uid, string? ResourceVersion, Exception Error)
{
    public static UndecodableObject From(ReadOnlySequence<byte> json, Exception error)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
                ? new UndecodableObject(Text(metadata, "namespace"), Text(metadata, "name"), Text(metadata, "uid"), Text(metadata, "resourceVersion"), error)
                : new UndecodableObject(null, null, null, null, error);
        }
        catch (JsonException)
        {
            return new UndecodableObject(null, null, null, null, error);
        }
    }

    public override string ToString() => $"{(Namespace is null ? "" : Namespace + "/")}{Name ?? "an object without a name"}: {Error.Message}";

    private static string? Text(JsonElement metadata, string name) =>
        metadata.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
