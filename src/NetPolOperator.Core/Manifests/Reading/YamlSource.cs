using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Parses YAML (and so JSON) into <see cref="SourceNode"/>s. Hostile input costs no more than its own size.</summary>
internal sealed class YamlSource
{
    /// <summary>Deeper than any Kubernetes object goes.</summary>
    public const int MaxDepth = 100;

    /// <summary>What one document may hold once its aliases are written out.</summary>
    public const int MaxWeight = 5_000_000;

    private readonly YamlEvents _events;
    private readonly TextPool _texts = new();
    private readonly Dictionary<string, SourceNode?> _anchors = [];

    // What is being read, innermost last: nodes are many, and each would need a growing list of its own.
    private readonly List<SourceField> _fields = [];
    private readonly List<SourceNode> _items = [];
    private int _weight;

    private YamlSource(string text) => _events = new YamlEvents(text);

    /// <summary>The documents of a file; on the first error what was read before it, and the error.</summary>
    public static (List<SourceNode> Documents, ManifestError? Error) Parse(string file, string text)
    {
        if (JsonSource.TryParse(text) is { } json) return ([json], null);
        var documents = new List<SourceNode>();
        try
        {
            new YamlSource(text).ReadAll(documents);
            return (documents, null);
        }
        catch (YamlException e)
        {
            var (line, column, reason) = YamlError.Of(e);
            return (documents, new ManifestError(file, line, column, reason));
        }
    }

    private void ReadAll(List<SourceNode> documents)
    {
        _events.Next(); // the stream's start
        while (_events.Current is DocumentStart)
        {
            _anchors.Clear();
            _weight = 0;
            _events.Next();
            documents.Add(ReadNode(0));
            _events.Next(); // the document's end
        }
    }

    private SourceNode ReadNode(int depth)
    {
        var current = _events.Current;
        if (current is AnchorAlias alias) return Resolve(alias);
        if (depth > MaxDepth) throw YamlError.At(current.Start, $"nested more than {MaxDepth} levels deep");
        var anchor = current is NodeEvent { Anchor.IsEmpty: false } named ? named.Anchor.Value : null;
        // Known but unfinished: an alias to it from inside is a cycle.
        if (anchor != null) _anchors[anchor] = null;
        _weight++;
        SourceNode node = current switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart start => ReadList(start, depth),
            MappingStart start => ReadMap(start, depth),
            _ => throw YamlError.At(current.Start, "a value was expected"),
        };
        if (anchor != null) _anchors[anchor] = node;
        FailOnWeight(current.Start);
        return node;
    }

    private SourceNode Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var node)) throw YamlError.At(alias.Start, $"alias *{alias.Value} has no anchor before it");
        _weight += node?.Weight ?? throw YamlError.At(alias.Start, $"alias *{alias.Value} stands inside its own anchor: a cycle has no end");
        FailOnWeight(alias.Start);
        _events.Next();
        return node;
    }

    // After each node: no single one can take the count beyond what a number holds.
    private void FailOnWeight(Mark at)
    {
        if (_weight > MaxWeight) throw YamlError.At(at, $"the document holds more than {MaxWeight:N0} values once its aliases are written out");
    }

    private SourceScalar ReadScalar(Scalar scalar)
    {
        var plain = scalar.Style == ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific);
        if (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific && scalar.Tag.Value is not "tag:yaml.org,2002:str") plain = true;
        var kind = plain ? ScalarKinds.Of(scalar.Value) : ScalarKind.Text;
        _events.Next();
        return new(_texts.Shared(scalar.Value), kind, (int)scalar.Start.Line, (int)scalar.Start.Column);
    }

    private SourceList ReadList(SequenceStart start, int depth)
    {
        var (first, weight) = (_items.Count, _weight);
        _events.Next();
        while (_events.Current is not SequenceEnd) _items.Add(ReadNode(depth + 1));
        _events.Next();
        return new(Taken(_items, first), (int)start.Start.Line, (int)start.Start.Column) { Weight = _weight - weight + 1 };
    }

    private SourceMap ReadMap(MappingStart start, int depth)
    {
        var (first, weight) = (_fields.Count, _weight);
        var names = new FieldNames(_fields, first);
        List<SourceMap>? merged = null;
        _events.Next();
        while (_events.Current is not MappingEnd)
        {
            var merges = _events.Current is Scalar { Value: "<<", Style: ScalarStyle.Plain };
            if (ReadNode(depth + 1) is not SourceScalar key) throw YamlError.At(start.Start, "a field's name must be a plain text");
            if (merges)
            {
                (merged ??= []).AddRange(ReadMerge(depth));
                continue;
            }

            if (!names.IsNew(key.Text))
                throw YamlError.At(key, $"field \"{key.Text}\" stands twice in one mapping, first in line {names.LineOf(key.Text)}");
            var value = ReadNode(depth + 1);
            _fields.Add(new(key.Text, value, key.Line, key.Column));
        }

        _events.Next();
        // The YAML rule of merge keys: what the mapping says itself wins, then the earlier of the merged ones.
        foreach (var field in merged?.SelectMany(m => m.Fields) ?? [])
            if (names.IsNew(field.Key)) _fields.Add(field);
        return new(Taken(_fields, first), (int)start.Start.Line, (int)start.Start.Column) { Weight = _weight - weight + 1 };
    }

    private List<SourceMap> ReadMerge(int depth)
    {
        var node = ReadNode(depth + 1);
        var maps = node is SourceList list ? list.Items : [node];
        return maps.All(m => m is SourceMap)
            ? [.. maps.Cast<SourceMap>()]
            : throw YamlError.At(node, "a merge key (<<) takes mappings only");
    }

    private static T[] Taken<T>(List<T> list, int first)
    {
        if (list.Count == first) return [];
        var taken = new T[list.Count - first];
        list.CopyTo(first, taken, 0, taken.Length);
        list.RemoveRange(first, taken.Length);
        return taken;
    }
}
