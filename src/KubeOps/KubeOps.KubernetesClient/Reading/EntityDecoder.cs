using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using k8s;
using k8s.Models;
using KubeOps.Abstractions.Entities;

namespace KubeOps.KubernetesClient.Reading;

/// <summary>
/// Reads one object at a time, so that an object which is not what its class expects costs nobody but itself.
/// </summary>
internal sealed class EntityDecoder<TEntity>
    where TEntity : IKubernetesObject<V1ObjectMeta>
{
    private readonly JsonTypeInfo<TEntity> _type = KubernetesJson.TypeInfo<TEntity>();
    private readonly string _kind = EntityPath<TEntity>.Metadata.Kind;
    private readonly string _apiVersion = EntityPath<TEntity>.Metadata.GroupWithVersion;

    /// <summary>Reads an object; the result says what could be read of one that is not as expected.</summary>
    public Decoded<TEntity> Decode(ReadOnlySpan<byte> json)
    {
        try
        {
            var entity = JsonSerializer.Deserialize(json, _type);
            if (entity?.Metadata?.Name is null)
                return new Decoded<TEntity>(default, null, null, "it has no name");
            // Items of a list come without them.
            entity.ApiVersion ??= _apiVersion;
            entity.Kind ??= _kind;
            return new Decoded<TEntity>(entity, ObjectKey.Of(entity), entity.Metadata.ResourceVersion, null);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            return Salvage(json, e.Message);
        }
    }

    /// <summary>Reads the object of a bookmark, which has a resourceVersion and nothing else.</summary>
    /// <exception cref="JsonException">It is no object.</exception>
    public TEntity DecodeBookmark(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, _type) ?? throw new JsonException("a bookmark is expected");

    /// <summary>
    /// A custom resource with its metadata and an empty spec, for one whose spec cannot be read: its controller sees that it
    /// exists and finds the spec invalid, instead of taking it for deleted. Null for kinds that say nothing without a spec.
    /// </summary>
    public TEntity? Placeholder(ReadOnlySpan<byte> json)
    {
        if (!typeof(TEntity).IsAssignableTo(typeof(CustomKubernetesEntity)) || _type.CreateObject is not { } create || MetadataOf(json) is not { } metadata)
            return default;
        var entity = create();
        entity.Metadata = metadata;
        entity.ApiVersion ??= _apiVersion;
        entity.Kind ??= _kind;
        return entity;
    }

    private static Decoded<TEntity> Salvage(ReadOnlySpan<byte> json, string error)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            var metadata = document.RootElement.GetProperty("metadata");
            return new Decoded<TEntity>(
                default,
                Text(metadata, "name") is { } name ? new ObjectKey(Text(metadata, "namespace"), name) : null,
                Text(metadata, "resourceVersion"),
                error);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new Decoded<TEntity>(default, null, null, error);
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static V1ObjectMeta? MetadataOf(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            return KubernetesJson.Deserialize<V1ObjectMeta>(document.RootElement.GetProperty("metadata"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
