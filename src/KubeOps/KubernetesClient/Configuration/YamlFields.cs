using System.Globalization;
using k8s.Exceptions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace k8s.KubeConfigModels;

/// <summary>The fields of a YAML mapping. What has the wrong shape is told with its file and path.</summary>
internal sealed class YamlFields
{
    private readonly YamlMappingNode _node;
    private readonly string _source;
    private readonly string _path;

    private YamlFields(YamlMappingNode node, string source, string path)
    {
        _node = node;
        _source = source;
        _path = path;
    }

    /// <summary>The first document of a text; an empty one has no fields.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">What to call it in errors.</param>
    /// <exception cref="KubeConfigException">It is not YAML, or not a mapping.</exception>
    public static YamlFields Parse(string text, string source)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? new YamlFields([], source, "") : Mapping(stream.Documents[0].RootNode, source, "");
        }
        catch (YamlException e)
        {
            throw new KubeConfigException($"{source}: line {e.Start.Line}, column {e.Start.Column}: not valid YAML: {e.Message}", e);
        }
    }

    public string? Text(string name) => Find(name) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        _ => throw Wrong(name, "a text is expected"),
    };

    public bool Flag(string name) => Text(name) switch
    {
        null => false,
        "true" => true,
        "false" => false,
        var other => throw Wrong(name, $"true or false is expected, not '{other}'"),
    };

    public YamlFields? Fields(string name) => Find(name) is { } node ? Mapping(node, _source, At(name)) : null;

    public IReadOnlyList<YamlFields> Items(string name) =>
        [.. Sequence(name).Select((node, i) => Mapping(node, _source, string.Create(CultureInfo.InvariantCulture, $"{At(name)}[{i}]")))];

    public IReadOnlyList<string> Texts(string name) =>
        [.. Sequence(name).Select(node => (node as YamlScalarNode)?.Value ?? throw Wrong(name, "a list of texts is expected"))];

    /// <summary>A mapping of texts, or of lists of texts of which the first counts.</summary>
    public Dictionary<string, string> Map(string name) => Fields(name)?._node.Children.ToDictionary(
        child => Key(child.Key),
        child => child.Value switch
        {
            YamlScalarNode scalar => scalar.Value ?? "",
            YamlSequenceNode { Children: [YamlScalarNode first, ..] } => first.Value ?? "",
            _ => throw Wrong(name, "a mapping of texts is expected"),
        }) ?? [];

    /// <summary>Anything, as dictionaries, lists, texts, numbers and booleans.</summary>
    public object? Value(string name) => Find(name) is { } node ? ToObject(node) : null;

    /// <summary>An error in a field.</summary>
    public KubeConfigException Wrong(string name, string problem) => new($"{_source}: {At(name)}: {problem}");

    private static YamlFields Mapping(YamlNode node, string source, string path) => node switch
    {
        YamlMappingNode mapping => new YamlFields(mapping, source, path),
        YamlScalarNode scalar when IsNull(scalar) => new YamlFields([], source, path),
        _ => throw new KubeConfigException($"{source}: {(path.Length == 0 ? "" : path + ": ")}a mapping is expected, line {node.Start.Line}"),
    };

    private static object? ToObject(YamlNode node) => node switch
    {
        YamlMappingNode mapping => mapping.Children.ToDictionary(c => Key(c.Key), c => ToObject(c.Value)!),
        YamlSequenceNode sequence => sequence.Children.Select(ToObject).ToList(),
        YamlScalarNode scalar when IsNull(scalar) => null,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode { Style: ScalarStyle.Plain } plain when long.TryParse(plain.Value, CultureInfo.InvariantCulture, out var number) => number,
        _ => (node as YamlScalarNode)?.Value,
    };

    private static string Key(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";

    private static bool IsNull(YamlScalarNode scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is null or "" or "~" or "null";

    private IEnumerable<YamlNode> Sequence(string name) => Find(name) switch
    {
        null => [],
        YamlSequenceNode sequence => sequence.Children,
        _ => throw Wrong(name, "a list is expected"),
    };

    private YamlNode? Find(string name) =>
        _node.Children.TryGetValue(new YamlScalarNode(name), out var node) && node is not YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" }
            ? node
            : null;

    private string At(string name) => _path.Length == 0 ? name : $"{_path}.{name}";
}
