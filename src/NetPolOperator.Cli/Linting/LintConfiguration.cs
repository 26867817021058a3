using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Core.Linting;
using NetPolOperator.Core.Manifests.Reading;

namespace NetPolOperator.Cli.Linting;

/// <summary>Reads <c>.netpol-lint.yaml</c>: <c>disable: [ID]</c>, <c>severity: {ID: error|warning|info}</c>, <c>minSeverity</c>.</summary>
internal static class LintConfiguration
{
    /// <summary>The file that is read where none is named.</summary>
    public const string DefaultFile = ".netpol-lint.yaml";

    /// <summary>The settings of a file; null means the default file, which need not be there.</summary>
    public static LintSettings Read(string? file, string directory)
    {
        var full = Path.GetFullPath(file ?? DefaultFile, directory);
        if (!File.Exists(full)) return file == null ? LintSettings.Default : throw new CommandFailure($"{file}: no such file");
        var name = file ?? DefaultFile;
        var (documents, error) = ManifestReader.ReadDocuments(name, File.ReadAllText(full));
        if (error != null) throw new CommandFailure(error.ToString());
        if (documents.Count == 0 || documents[0] is SourceScalar { Kind: ScalarKind.Null }) return LintSettings.Default;
        return documents[0] is SourceMap map ? Read(name, map) : throw Wrong(name, documents[0], "a mapping with disable, severity and minSeverity is expected");
    }

    /// <summary>The severity of that name.</summary>
    public static LintSeverity? Severity(string text) => text.ToLowerInvariant() switch
    {
        "error" => LintSeverity.Error,
        "warning" => LintSeverity.Warning,
        "info" => LintSeverity.Info,
        _ => null,
    };

    private static LintSettings Read(string file, SourceMap map)
    {
        var disabled = new HashSet<string>();
        var severities = new Dictionary<string, LintSeverity>();
        var least = LintSeverity.Info;
        foreach (var field in map.Fields)
        {
            switch (field.Key)
            {
                case "disable" when field.Value is SourceList list:
                    foreach (var item in list.Items) disabled.Add(Id(file, item));
                    break;
                case "severity" when field.Value is SourceMap inner:
                    foreach (var entry in inner.Fields) severities[Id(file, new SourceScalar(entry.Key, ScalarKind.Text, entry.Line, entry.Column))] = SeverityOf(file, entry.Value);
                    break;
                case "minSeverity":
                    least = SeverityOf(file, field.Value);
                    break;
                case "disable" or "severity":
                    throw Wrong(file, field.Value, $"{field.Key} must be {(field.Key == "disable" ? "a list of IDs" : "a mapping from IDs to severities")}");
                default:
                    throw new CommandFailure($"{file}:{field.Line}:{field.Column}: unknown field {field.Key}; there are disable, severity and minSeverity");
            }
        }

        return new LintSettings { Disabled = disabled, Severities = severities, Least = least };
    }

    private static string Id(string file, SourceNode node) =>
        node is SourceScalar scalar && LintCatalog.Find(scalar.Text) is { } rule ? rule.Id : throw Wrong(file, node, $"{node.Describe()} is no check; netpol lint --list shows them");

    private static LintSeverity SeverityOf(string file, SourceNode node) =>
        node is SourceScalar scalar && Severity(scalar.Text) is { } severity ? severity : throw Wrong(file, node, "a severity is error, warning or info");

    private static CommandFailure Wrong(string file, SourceNode node, string message) => new($"{file}:{node.Line}:{node.Column}: {message}");
}
