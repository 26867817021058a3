using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using k8s.Models;

namespace k8s.Rest;

/// <summary>
/// Reads a list as it arrives: each item is decoded as soon as its last byte is there, and its bytes are given back. Only the
/// objects are ever held, never the page's text.
/// </summary>
internal sealed class ListPageReader<T>(ItemDecoder<T> decoder)
    where T : IKubernetesObject<V1ObjectMeta>
{
    private static readonly StreamPipeReaderOptions BufferOptions = new(bufferSize: 64 * 1024, minimumReadSize: 8 * 1024);

    private readonly List<T> _items = [];
    private readonly List<UndecodableObject> _undecodable = [];
    private V1ListMeta _metadata = new();
    private JsonReaderState _state;
    private Place _place = Place.BeforeRoot;

    private enum Place
    {
        BeforeRoot,
        InRoot,
        InItems,
        AfterRoot,
    }

    /// <exception cref="JsonException">The answer is not a list.</exception>
    /// <exception cref="IOException">It broke off.</exception>
    public async Task<ListPage<T>> ReadAsync(Stream stream, bool restarted, CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(stream, BufferOptions);
        try
        {
            while (true)
            {
                var read = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
                var consumed = Advance(read.Buffer);
                pipe.AdvanceTo(consumed, read.Buffer.End);
                if (read.IsCompleted)
                    break;
            }
        }
        finally
        {
            await pipe.CompleteAsync().ConfigureAwait(false);
        }

        return _place == Place.AfterRoot
            ? new ListPage<T>(_items, _undecodable, _metadata, restarted)
            : throw new IOException("the list ended before its last byte");
    }

    /// <summary>Takes all units (a property, an item) that are there in full; the rest waits for more bytes.</summary>
    private SequencePosition Advance(ReadOnlySequence<byte> buffer)
    {
        // Never said to be the last block: a list that ends too early is one whose rest did not arrive, not broken JSON.
        var reader = new Utf8JsonReader(buffer, isFinalBlock: false, _state);
        var done = reader;
        while (_place != Place.AfterRoot && Step(ref reader, buffer))
            done = reader;
        _state = done.CurrentState;
        return _place == Place.AfterRoot ? buffer.End : done.Position;
    }

    private bool Step(ref Utf8JsonReader reader, ReadOnlySequence<byte> buffer)
    {
        if (!reader.Read())
            return false;
        switch (_place)
        {
            case Place.BeforeRoot:
                _place = reader.TokenType == JsonTokenType.StartObject ? Place.InRoot : throw new JsonException("a list is expected");
                return true;
            case Place.InRoot when reader.TokenType == JsonTokenType.EndObject:
                _place = Place.AfterRoot;
                return true;
            case Place.InRoot:
                return Property(ref reader, buffer);
            default:
                return Item(ref reader, buffer);
        }
    }

    private bool Property(ref Utf8JsonReader reader, ReadOnlySequence<byte> buffer)
    {
        var isItems = reader.ValueTextEquals("items"u8);
        var isMetadata = reader.ValueTextEquals("metadata"u8);
        if (!reader.Read())
            return false;
        if (isItems && reader.TokenType == JsonTokenType.StartArray)
        {
            _place = Place.InItems;
            return true;
        }

        if (!TryTake(ref reader, buffer, out var json))
            return false;
        if (isMetadata)
            _metadata = KubernetesJson.Deserialize<V1ListMeta>(json);
        return true;
    }

    private bool Item(ref Utf8JsonReader reader, ReadOnlySequence<byte> buffer)
    {
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            _place = Place.InRoot;
            return true;
        }

        if (!TryTake(ref reader, buffer, out var json))
            return false;
        if (decoder.TryDecode(json, out var problem) is { } item)
            _items.Add(item);
        else
            _undecodable.Add(problem!);
        return true;
    }

    /// <summary>The bytes of the value at which the reader stands, if all of them are there.</summary>
    private static bool TryTake(ref Utf8JsonReader reader, ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> json)
    {
        var start = reader.TokenStartIndex;
        if (!reader.TrySkip())
        {
            json = default;
            return false;
        }

        json = buffer.Slice(start, reader.BytesConsumed - start);
        return true;
    }
}
