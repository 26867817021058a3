using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Parses YAML (and so JSON) into <see cref="SourceNode"/>s. Hostile input costs no more than its own size.</summary>
internal sealed class YamlSource
{
    /// <summary>Deeper than any Kubernetes object goes.</summary>
    public const int MaxDepth = 100;

    /// <summary>What one document may hold once its aliases are written out.</summary>
    public const long MaxWeight = 5_000_000;

    private readonly string _file;
    private readonly Parser _parser;
    private readonly Dictionary<string, SourceNode?> _anchors = [];

    private YamlSource(string file, string text)
    {
        _file = file;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>The documents of a file; on the first error what was read before it, and the error.</summary>
    public static (List<SourceNode> Documents, ManifestError? Error) Parse(string file, string text)
    {
        if (JsonSource.TryParse(text) is { } json) return ([json], null);
        var documents = new List<SourceNode>();
        try
        {
            new YamlSource(file, text).ReadAll(documents);
            return (documents, null);
        }
        catch (YamlException e)
        {
            return (documents, new ManifestError(file, (int)e.Start.Line, (int)e.Start.Column, Reason(e)));
        }
    }

    private static string Reason(YamlException e)
    {
        var text = (e.InnerException ?? e).Message;
        if (text.StartsWith('(') && text.IndexOf("): ", StringComparison.Ordinal) is > 0 and var end) text = text[(end + 3)..];
        return e is SourceException ? text : "not valid YAML: " + text.TrimEnd('.');
    }

    private void ReadAll(List<SourceNode> documents)
    {
        _parser.Consume<StreamStart>();
        while (_parser.TryConsume<DocumentStart>(out _))
        {
            _anchors.Clear();
            documents.Add(ReadNode(0));
            _parser.Consume<DocumentEnd>();
        }
    }

    private SourceNode ReadNode(int depth)
    {
        var current = _parser.Consume<ParsingEvent>();
        if (current is AnchorAlias alias) return Resolve(alias);
        if (depth > MaxDepth) throw Error(current.Start, $"nested more than {MaxDepth} levels deep");
        var anchor = current is NodeEvent { Anchor.IsEmpty: false } named ? named.Anchor.Value : null;
        // Known but unfinished: an alias to it from inside is a cycle.
        if (anchor != null) _anchors[anchor] = null;
        SourceNode node = current switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart start => ReadList(start, depth),
            MappingStart start => ReadMap(start, depth),
            _ => throw Error(current.Start, "a value was expected"),
        };
        if (anchor != null) _anchors[anchor] = node;
        if (node.Weight > MaxWeight) throw Error(current.Start, $"the document holds more than {MaxWeight:N0} values once its aliases are written out");
        return node;
    }

    private SourceNode Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var node)) throw Error(alias.Start, $"alias *{alias.Value} has no anchor before it");
        return node ?? throw Error(alias.Start, $"alias *{alias.Value} stands inside its own anchor: a cycle has no end");
    }

    private static SourceScalar ReadScalar(Scalar scalar)
    {
        var plain = scalar.Style == ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific);
        if (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific && scalar.Tag.Value is not "tag:yaml.org,2002:str") plain = true;
        return new(scalar.Value, plain ? ScalarKinds.Of(scalar.Value) : ScalarKind.Text, (int)scalar.Start.Line, (int)scalar.Start.Column);
    }

    private SourceList ReadList(SequenceStart start, int depth)
    {
        var items = new List<SourceNode>();
        while (!_parser.Accept<SequenceEnd>(out _)) items.Add(ReadNode(depth + 1));
        _parser.Consume<SequenceEnd>();
        return new(items, (int)start.Start.Line, (int)start.Start.Column);
    }

    private SourceMap ReadMap(MappingStart start, int depth)
    {
        var fields = new List<SourceField>();
        var seen = new Dictionary<string, int>();
        List<SourceMap>? merged = null;
        while (!_parser.Accept<MappingEnd>(out _))
        {
            var merges = _parser.Accept<Scalar>(out var next) && next is { Value: "<<", Style: ScalarStyle.Plain };
            if (ReadNode(depth + 1) is not SourceScalar key) throw Error(start.Start, "a field's name must be a plain text");
            if (merges)
            {
                (merged ??= []).AddRange(ReadMerge(depth));
                continue;
            }

            if (!seen.TryAdd(key.Text, key.Line))
                throw Error(new Mark(0, key.Line, key.Column), $"field \"{key.Text}\" stands twice in one mapping, first in line {seen[key.Text]}");
            fields.Add(new(key.Text, ReadNode(depth + 1), key.Line, key.Column));
        }

        _parser.Consume<MappingEnd>();
        // The YAML rule of merge keys: what the mapping says itself wins, then the earlier of the merged ones.
        foreach (var field in merged?.SelectMany(m => m.Fields) ?? [])
            if (seen.TryAdd(field.Key, field.Line)) fields.Add(field);
        return new(fields, (int)start.Start.Line, (int)start.Start.Column);
    }

    private List<SourceMap> ReadMerge(int depth)
    {
        var node = ReadNode(depth + 1);
        var maps = node is SourceList list ? list.Items : [node];
        return maps.All(m => m is SourceMap)
            ? [.. maps.Cast<SourceMap>()]
            : throw Error(new Mark(0, node.Line, node.Column), "a merge key (<<) takes mappings only");
    }

    private SourceException Error(Mark at, string message) => new(at, message, _file);

    private sealed class SourceException(Mark at, string message, string file) : YamlException(at, at, message)
    {
        public override string ToString() => $"{file}: {Message}";
    }
}
