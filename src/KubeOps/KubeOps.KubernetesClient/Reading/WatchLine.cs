using System.Text.Json;
using k8s;
using k8s.Models;

namespace KubeOps.KubernetesClient.Reading;

/// <summary>Takes one event of a watch apart without reading the object in it.</summary>
internal static class WatchLine
{
    public const string Added = "ADDED";
    public const string Modified = "MODIFIED";
    public const string Deleted = "DELETED";
    public const string Bookmark = "BOOKMARK";
    public const string Error = "ERROR";

    /// <summary>The event's type and the JSON of its object.</summary>
    /// <exception cref="JsonException">The line is no event.</exception>
    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> json, out string? type)
    {
        type = null;
        ReadOnlySpan<byte> entity = default;
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("an event is expected");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = TypeOf(ref reader);
            }
            else if (reader.ValueTextEquals("object"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                entity = json[start..(int)reader.BytesConsumed];
            }
            else
            {
                reader.Skip();
            }
        }

        return entity;
    }

    /// <summary>The exception for the object of an error event: a Status, as a rule.</summary>
    public static Exception ToException(ReadOnlySpan<byte> json)
    {
        try
        {
            return new KubernetesException(JsonSerializer.Deserialize(json, KubernetesJson.TypeInfo<V1Status>()));
        }
        catch (JsonException e)
        {
            return new KubernetesException("the watch reported an error that cannot be read", e);
        }
    }

    /// <summary>The resourceVersion of a bookmark's object, which has hardly anything else.</summary>
    public static string? ResourceVersionOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("resourceVersion", out var version)
            ? version.GetString()
            : null;
    }

    // The known types without an allocation an event.
    private static string? TypeOf(ref Utf8JsonReader reader)
    {
        foreach (var known in (ReadOnlySpan<string>)[Modified, Added, Deleted, Bookmark, Error])
        {
            if (reader.ValueTextEquals(known))
                return known;
        }

        return reader.GetString();
    }
}
