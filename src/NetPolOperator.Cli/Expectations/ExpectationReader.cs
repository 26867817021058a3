using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Manifests.Reading;

namespace NetPolOperator.Cli.Expectations;

/// <summary>Reads expectations, and refuses what it does not know: a misspelt promise would hold for ever.</summary>
internal sealed class ExpectationReader(string file)
{
    public const string Kind = "NetPolTest";

    private readonly List<string> _errors = [];
    private readonly List<Expectation> _found = [];

    /// <summary>The expectations of a file.</summary>
    public static IReadOnlyList<Expectation> Read(InputFile input)
    {
        var reader = new ExpectationReader(input.Name);
        var (documents, error) = ManifestReader.ReadDocuments(input.Name, input.Text);
        if (error != null) throw new CommandFailure(error.ToString());
        foreach (var document in documents.Where(d => d is not SourceScalar { Kind: ScalarKind.Null })) reader.Document(document);
        if (reader._errors.Count > 0) throw new CommandFailure(reader._errors);
        return reader._found.Count > 0 ? reader._found : throw new CommandFailure($"{input.Name}: no allow and no deny: nothing is expected");
    }

    /// <summary>The expectations of an object among manifests.</summary>
    public static IReadOnlyList<Expectation> Read(ManifestObject manifest)
    {
        var reader = new ExpectationReader(manifest.File);
        reader.Document(manifest.Source);
        return reader._errors.Count > 0 ? throw new CommandFailure(reader._errors) : reader._found;
    }

    private void Document(SourceNode node)
    {
        if (node is not SourceMap map)
        {
            Error(node, "expectations are a mapping with allow and deny");
            return;
        }

        foreach (var field in map.Fields)
        {
            switch (field.Key)
            {
                case "allow" or "deny" when field.Value is SourceList list:
                    for (var i = 0; i < list.Items.Count; i++) Item(field.Key, i, list.Items[i]);
                    break;
                case "allow" or "deny" when field.Value is not SourceScalar { Kind: ScalarKind.Null }:
                    Error(field.Value, $"{field.Key} must be a list");
                    break;
                case "kind" when field.Value is SourceScalar { Text: not Kind }:
                    Error(field.Value, $"kind must be {Kind}");
                    break;
                case "allow" or "deny" or "apiVersion" or "kind" or "metadata" or "description":
                    break;
                default:
                    _errors.Add($"{file}:{field.Line}:{field.Column}: unknown field {field.Key}; there are allow and deny");
                    break;
            }
        }
    }

    private void Item(string list, int index, SourceNode node)
    {
        if (node is not SourceMap map)
        {
            Error(node, $"{list}[{index}] must be a mapping with from and to");
            return;
        }

        foreach (var field in map.Fields.Where(f => f.Key is not ("name" or "from" or "to" or "ports")))
            _errors.Add($"{file}:{field.Line}:{field.Column}: unknown field {field.Key}; there are name, from, to and ports");
        var (from, to) = (Peers(map, "from", $"{list}[{index}]"), Peers(map, "to", $"{list}[{index}]"));
        var ports = Ports(map.Find("ports")?.Value);
        var title = map.Text("name") ?? $"{list} {string.Join(", ", from)} -> {string.Join(", ", to)}{(ports.Count == 0 ? "" : $" on {string.Join(", ", ports)}")}";
        _found.Add(new(list == "allow", title, from, to, ports, $"{file}:{map.Line}"));
    }

    private List<string> Peers(SourceMap map, string name, string of)
    {
        var node = map.Find(name)?.Value;
        var items = node switch { SourceList list => list.Items, null => [], _ => [node] };
        if (items.Count == 0) Error(node ?? map, $"{of} needs {name}");
        foreach (var item in items.Where(i => i is not SourceScalar { Kind: ScalarKind.Text, Text.Length: > 0 })) Error(item, $"{name} must be a namespace, ns/name, segment:ns/name or an address, not {item.Describe()}");
        return [.. items.OfType<SourceScalar>().Select(i => i.Text)];
    }

    private List<PortArgument> Ports(SourceNode? node)
    {
        var ports = new List<PortArgument>();
        if (node is null) return ports;
        if (node is not SourceList { Items.Count: > 0 } list)
        {
            Error(node, "ports must be a list with at least one port; leave the field out for all of them");
            return ports;
        }

        foreach (var item in list.Items)
        {
            try
            {
                if (item is SourceScalar scalar && PortArgument.Parse(scalar.Text) is { } port) ports.Add(port);
                else Error(item, "a port is written TCP/8080, UDP/53 or 8080");
            }
            catch (CommandFailure failure)
            {
                Error(item, failure.Messages[0]);
            }
        }

        return ports;
    }

    private void Error(SourceNode node, string message) => _errors.Add($"{file}:{node.Line}:{node.Column}: {message}");
}
