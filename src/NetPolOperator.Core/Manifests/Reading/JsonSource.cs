using System.Text;
using System.Text.Json;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>
/// Parses plain JSON into the same nodes as <see cref="YamlSource"/>, several times faster: a large cluster is dumped as JSON as a rule.
/// Whatever is not one flawless document is left to the YAML parser, which takes more and has the better messages.
/// </summary>
internal ref struct JsonSource
{
    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _reader;
    private int _seen;
    private int _line = 1;
    private int _column = 1;

    private JsonSource(ReadOnlySpan<byte> text)
    {
        _text = text;
        _reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = YamlSource.MaxDepth });
    }

    /// <summary>The document, or null where the text is not one JSON object or list without repeated fields.</summary>
    public static SourceNode? TryParse(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..]) return null;
        try
        {
            var source = new JsonSource(Encoding.UTF8.GetBytes(text));
            source._reader.Read();
            var node = source.ReadNode();
            return node != null && !source._reader.Read() ? node : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter: a text with half a surrogate pair.
            return null;
        }
    }

    private SourceNode? ReadNode()
    {
        var (line, column) = Place();
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject: return ReadMap(line, column);
            case JsonTokenType.StartArray: return ReadList(line, column);
            case JsonTokenType.String: return new SourceScalar(_reader.GetString()!, ScalarKind.Text, line, column);
            default:
                var text = Encoding.UTF8.GetString(_reader.ValueSpan);
                return new SourceScalar(text, ScalarKinds.Of(text), line, column);
        }
    }

    private SourceList? ReadList(int line, int column)
    {
        var items = new List<SourceNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (ReadNode() is not { } item) return null;
            items.Add(item);
        }

        return new SourceList(items, line, column);
    }

    private SourceMap? ReadMap(int line, int column)
    {
        var fields = new List<SourceField>();
        var names = new FieldNames(fields, 0);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var (keyLine, keyColumn) = Place();
            var key = string.Intern(_reader.GetString()!);
            _reader.Read();
            // A field that stands twice is an error, which the YAML parser tells.
            if (!names.IsNew(key) || ReadNode() is not { } value) return null;
            fields.Add(new SourceField(key, value, keyLine, keyColumn));
        }

        return new SourceMap(fields, line, column);
    }

    // No token spans lines in JSON: breaks are counted in what was passed since the last one.
    private (int Line, int Column) Place()
    {
        var passed = _text[_seen..(int)_reader.TokenStartIndex];
        var lastBreak = passed.LastIndexOf((byte)'\n');
        if (lastBreak >= 0)
        {
            _line += passed.Count((byte)'\n');
            _column = 1;
            passed = passed[(lastBreak + 1)..];
        }

        _column += Encoding.UTF8.GetCharCount(passed);
        _seen = (int)_reader.TokenStartIndex;
        return (_line, _column);
    }
}
