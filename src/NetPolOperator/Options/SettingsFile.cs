using NetPolOperator.Core.Manifests.Reading;

namespace NetPolOperator.Options;

/// <summary>Reads the settings file: one YAML mapping with the keys of <see cref="SettingTable"/>; anything unknown in it is refused.</summary>
internal sealed class SettingsFile
{
    /// <summary>The file's <c>apiVersion</c>, where it has one.</summary>
    public const string ApiVersion = "config.netpol.io/v1alpha1";

    /// <summary>The file's <c>kind</c>, where it has one.</summary>
    public const string Kind = "OperatorConfiguration";

    private readonly string _file;
    private readonly ICollection<OptionsError> _errors;
    private readonly Dictionary<string, (SourceNode Node, string Origin)> _values = [];

    private SettingsFile(string file, ICollection<OptionsError> errors)
    {
        _file = file;
        _errors = errors;
    }

    /// <summary>The values by key, each with its place as file:line key.</summary>
    public static IReadOnlyDictionary<string, (SourceNode Node, string Origin)> Read(string file, string text, ICollection<OptionsError> errors)
    {
        var reader = new SettingsFile(file, errors);
        var (documents, error) = YamlSource.Parse(file, text);
        if (error is not null)
            errors.Add(new OptionsError($"{file}:{error.Line}", "", error.Message, "correct the YAML"));
        else if (documents.Count > 1)
            errors.Add(new OptionsError($"{file}:{documents[1].Line}", "", "a second document", "keep all settings in one"));
        else if (documents is [SourceMap root])
            reader.ReadSection(root, "");
        else if (documents is [not SourceScalar { Kind: ScalarKind.Null }])
            errors.Add(new OptionsError($"{file}:{documents[0].Line}", "", $"{documents[0].Describe()} where settings should be", "see --help for the keys"));
        return reader._values;
    }

    private void ReadSection(SourceMap section, string prefix)
    {
        foreach (var field in section.Fields)
        {
            var key = prefix + field.Key;
            var origin = $"{_file}:{field.Line} {key}";
            if (key is "apiVersion" or "kind")
                CheckHeader(field, origin, key == "kind" ? Kind : ApiVersion);
            else if (SettingTable.All.Any(s => s.Key == key))
                _values[key] = (field.Value, origin);
            else if (!SettingTable.All.Any(s => s.Key.StartsWith(key + ".", StringComparison.Ordinal)))
                _errors.Add(Unknown(prefix, field.Key, origin));
            else if (field.Value is SourceMap inner)
                ReadSection(inner, key + ".");
            else if (field.Value is not SourceScalar { Kind: ScalarKind.Null })
                _errors.Add(new OptionsError(origin, "", $"{field.Value.Describe()} where a mapping should be", $"indent its settings below {key}:"));
        }
    }

    private void CheckHeader(SourceField field, string origin, string expected)
    {
        var text = (field.Value as SourceScalar)?.Text;
        if (text != expected)
            _errors.Add(new OptionsError(origin, text ?? field.Value.Describe(), "not what this version reads", $"give {expected}, or leave it out"));
    }

    private static OptionsError Unknown(string prefix, string name, string origin)
    {
        var siblings = SettingTable.All
            .Where(s => s.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(s => s.Key[prefix.Length..].Split('.')[0])
            .Distinct()
            .ToList();
        var fix = Nearest.To(name, siblings) is { } near ? $"did you mean {near}?" : $"known here are {string.Join(", ", siblings)}";
        return new OptionsError(origin, "", "no such setting", fix);
    }
}
