using System.Text.Json;

namespace KubeOps.KubernetesClient.Reading;

/// <summary>Takes a list's answer apart without reading the objects in it.</summary>
internal static class ListPage
{
    /// <summary>Called with the JSON of one item.</summary>
    public delegate void ItemHandler(ReadOnlySpan<byte> json);

    /// <summary>Calls <paramref name="handler"/> for each item.</summary>
    /// <returns>The list's resourceVersion and the token of its next page, null after the last.</returns>
    /// <exception cref="JsonException">The answer is no list.</exception>
    public static (string? ResourceVersion, string? Continue) Read(ReadOnlySpan<byte> json, ItemHandler handler)
    {
        var reader = new Utf8JsonReader(json);
        string? resourceVersion = null, next = null;
        var isList = false;
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("metadata"u8))
            {
                (resourceVersion, next) = ReadMetadata(ref reader);
            }
            else if (reader.ValueTextEquals("items"u8))
            {
                ReadItems(json, ref reader, handler);
                isList = true;
            }
            else
            {
                reader.Skip();
            }
        }

        return isList ? (resourceVersion, string.IsNullOrEmpty(next) ? null : next) : throw new JsonException("the answer is no list");
    }

    private static (string? ResourceVersion, string? Continue) ReadMetadata(ref Utf8JsonReader reader)
    {
        string? resourceVersion = null, next = null;
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("resourceVersion"u8) && reader.Read())
                resourceVersion = reader.GetString();
            else if (reader.ValueTextEquals("continue"u8) && reader.Read())
                next = reader.GetString();
            else
                reader.Skip();
        }

        return (resourceVersion, next);
    }

    private static void ReadItems(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, ItemHandler handler)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            handler(json[start..(int)reader.BytesConsumed]);
        }
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
            throw new JsonException($"{type} is expected");
    }
}
