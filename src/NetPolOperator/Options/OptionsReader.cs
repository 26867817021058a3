using NetPolOperator.Core.Manifests.Reading;

namespace NetPolOperator.Options;

/// <summary>Makes the options from flags, environment and file, in this order of precedence, with every error at once.</summary>
internal sealed class OptionsReader
{
    private readonly OptionsSources _sources;
    private readonly List<OptionsError> _errors = [];
    private readonly Dictionary<string, string> _flags;

    private OptionsReader(OptionsSources sources)
    {
        _sources = sources;
        _flags = FlagReader.Read(sources.Arguments, _errors);
    }

    /// <summary>The options; or, where anything is wrong, all that is wrong; or the wish for help or the version, which nothing overrules.</summary>
    public static OptionsResult Read(OptionsSources sources)
    {
        var reader = new OptionsReader(sources);
        var wishes = new OptionsResult { HelpWanted = reader._flags.ContainsKey("--help"), VersionWanted = reader._flags.ContainsKey("--version") };
        if (wishes.HelpWanted || wishes.VersionWanted)
            return wishes;
        var options = reader.Bind();
        return wishes with { Options = options, Errors = reader._errors };
    }

    private OperatorOptions Bind()
    {
        var file = ReadFile();
        var options = new OperatorOptions();
        var origins = new Dictionary<string, string>();
        foreach (var setting in SettingTable.All)
        {
            if (Find(setting, file) is not { } value)
                continue;
            var before = _errors.Count;
            options = setting.Bind(options, value);
            origins[setting.Name] = value.Origin;
            if (_errors.Count > before)
                origins[setting.Name] = "";
        }

        CheckVariables();
        if (!origins.ContainsKey("operator-namespace"))
            options = options with { OperatorNamespace = OperatorNamespace.Find(_sources) ?? options.OperatorNamespace };
        options = options with { Rendering = options.Rendering with { OperatorNamespace = options.OperatorNamespace } };
        _errors.AddRange(OptionsValidator.Validate(options, _sources, origins));
        return options;
    }

    // The kubelet sets variables of this prefix itself, after the Services of the namespace (NETPOL_OPERATOR_SERVICE_HOST): only what is nearly
    // the name of a setting can be meant as one.
    private void CheckVariables()
    {
        string[] known = [.. SettingTable.All.Select(setting => setting.Variable), SettingTable.ConfigVariable];
        foreach (var name in _sources.Variables.Keys.Where(name => name.StartsWith(Setting.VariablePrefix, StringComparison.Ordinal) && !known.Contains(name)).Order(StringComparer.Ordinal))
        {
            if (Nearest.To(name, known) is { } near)
                _errors.Add(new OptionsError(name, "", "no such setting", $"did you mean {near}?"));
        }
    }

    private SettingValue? Find(Setting setting, IReadOnlyDictionary<string, (SourceNode Node, string Origin)> file)
    {
        if (_flags.TryGetValue(setting.Flag, out var text))
            return FromText(setting, setting.Flag, text);
        if (_sources.Variable(setting.Variable) is { Length: > 0 } variable)
            return FromText(setting, setting.Variable, variable);
        return file.TryGetValue(setting.Key, out var entry) ? new SettingValue(setting, entry.Origin, entry.Node, _errors) : null;
    }

    private SettingValue FromText(Setting setting, string origin, string text)
    {
        SourceNode node = new SourceScalar(text, ScalarKind.Text, 0, 0);
        if (setting.Structured && YamlSource.Parse(origin, text) is ([var parsed], null))
            node = parsed;
        return new SettingValue(setting, origin, node, _errors);
    }

    private IReadOnlyDictionary<string, (SourceNode Node, string Origin)> ReadFile()
    {
        var nothing = new Dictionary<string, (SourceNode, string)>();
        var fromFlag = _flags.TryGetValue(SettingTable.ConfigFlag, out var file);
        file ??= _sources.Variable(SettingTable.ConfigVariable);
        if (!fromFlag && string.IsNullOrEmpty(file))
            return nothing;
        try
        {
            return SettingsFile.Read(file!, _sources.ReadFile(file!), _errors);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            var origin = fromFlag ? SettingTable.ConfigFlag : SettingTable.ConfigVariable;
            _errors.Add(new OptionsError(origin, file!, $"cannot be read ({e.Message.TrimEnd('.')})", "name a YAML file that the operator may read"));
            return nothing;
        }
    }
}

/// <summary>What came of reading the settings.</summary>
internal sealed record OptionsResult
{
    /// <summary>The help text is wanted, and nothing else.</summary>
    public bool HelpWanted { get; init; }

    /// <summary>The version is wanted, and nothing else.</summary>
    public bool VersionWanted { get; init; }

    /// <summary>All that is wrong; where there is anything, the options are not to be used.</summary>
    public IReadOnlyList<OptionsError> Errors { get; init; } = [];

    /// <summary>The options.</summary>
    public OperatorOptions Options { get; init; } = new();
}
