using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using k8s.Models;

namespace k8s.Rest;

/// <summary>Reads one object from its bytes. Lists leave apiVersion and kind of their items out: they are put in.</summary>
internal sealed class ItemDecoder<T>(JsonTypeInfo<T> typeInfo, string apiVersion, string kind)
    where T : IKubernetesObject<V1ObjectMeta>
{
    public T? TryDecode(ReadOnlySequence<byte> json, out UndecodableObject? problem)
    {
        try
        {
            var item = Decode(json) ?? throw new JsonException("null is not an object");
            if (string.IsNullOrEmpty(item.Metadata?.Name))
                throw new JsonException("it has no name");
            item.ApiVersion ??= apiVersion;
            item.Kind ??= kind;
            problem = null;
            return item;
        }
        // What a type's own converters and setters may throw: one object's contents must not end the list or the watch.
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException
            or NotSupportedException or OverflowException)
        {
            problem = UndecodableObject.From(json, e);
            return default;
        }
    }

    private T? Decode(ReadOnlySequence<byte> json)
    {
        if (json.IsSingleSegment)
            return JsonSerializer.Deserialize(json.FirstSpan, typeInfo);
        var length = (int)json.Length;
        var copy = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            json.CopyTo(copy);
            return JsonSerializer.Deserialize(copy.AsSpan(0, length), typeInfo);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }
}
