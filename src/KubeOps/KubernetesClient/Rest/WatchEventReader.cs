using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using k8s.Models;

namespace k8s.Rest;

/// <summary>Reads a watch: one JSON object a line, each handed out as soon as its line is there.</summary>
internal sealed class WatchEventReader<T>(ItemDecoder<T> decoder)
    where T : IKubernetesObject<V1ObjectMeta>
{
    private static readonly StreamPipeReaderOptions BufferOptions = new(bufferSize: 16 * 1024, minimumReadSize: 4 * 1024);

    /// <exception cref="IOException">The stream broke off.</exception>
    public async IAsyncEnumerable<ResourceEvent<T>> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(stream, BufferOptions);
        try
        {
            while (true)
            {
                var read = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
                var rest = read.Buffer;
                while (TryTakeLine(ref rest, out var line))
                {
                    if (Decode(line) is { } change)
                        yield return change;
                }

                if (read.IsCompleted)
                {
                    if (!IsBlank(rest))
                        throw new IOException("the watch ended in the middle of an event");
                    yield break;
                }

                pipe.AdvanceTo(rest.Start, rest.End);
            }
        }
        finally
        {
            await pipe.CompleteAsync().ConfigureAwait(false);
        }
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line)
    {
        if (buffer.PositionOf((byte)'\n') is not { } end)
        {
            line = default;
            return false;
        }

        line = buffer.Slice(0, end);
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return true;
    }

    private static bool IsBlank(ReadOnlySequence<byte> bytes)
    {
        foreach (var segment in bytes)
        {
            if (segment.Span.ContainsAnyExcept(" \r\t"u8))
                return false;
        }

        return true;
    }

    private ResourceEvent<T>? Decode(ReadOnlySequence<byte> line)
    {
        if (IsBlank(line))
            return null;
        try
        {
            var (type, json) = Split(line);
            return type switch
            {
                "ADDED" => Change(WatchEventType.Added, json),
                "MODIFIED" => Change(WatchEventType.Modified, json),
                "DELETED" => Change(WatchEventType.Deleted, json),
                "BOOKMARK" => Bookmark(json),
                "ERROR" => new ResourceEvent<T>(WatchEventType.Error) { Status = KubernetesJson.Deserialize<V1Status>(json) },
                _ => throw new JsonException($"the event's type is '{type}'"),
            };
        }
        catch (JsonException e)
        {
            return new ResourceEvent<T>(WatchEventType.Error) { Undecodable = UndecodableObject.From(line, e) };
        }
    }

    private static (string? Type, ReadOnlySequence<byte> Object) Split(ReadOnlySequence<byte> line)
    {
        string? type = null;
        ReadOnlySequence<byte> json = default;
        var reader = new Utf8JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("an event is expected");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            var isObject = reader.ValueTextEquals("object"u8);
            reader.Read();
            var start = reader.TokenStartIndex;
            if (isType)
                type = reader.GetString();
            reader.Skip();
            if (isObject)
                json = line.Slice(start, reader.BytesConsumed - start);
        }

        return json.IsEmpty ? throw new JsonException("the event has no object") : (type, json);
    }

    private ResourceEvent<T> Change(WatchEventType type, ReadOnlySequence<byte> json) => decoder.TryDecode(json, out var problem) is { } item
        ? new ResourceEvent<T>(type) { Object = item, ResourceVersion = item.Metadata?.ResourceVersion }
        : new ResourceEvent<T>(type) { Undecodable = problem, ResourceVersion = problem!.ResourceVersion };

    // A bookmark's object is empty but for its version: it is not one of T's, which may well demand a spec.
    private static ResourceEvent<T> Bookmark(ReadOnlySequence<byte> json) =>
        new(WatchEventType.Bookmark) { ResourceVersion = UndecodableObject.From(json, new JsonException()).ResourceVersion };
}
