namespace NetPolOperator.Options;

/// <summary>One setting: everything that flags, environment, file and help text have to know about it, in one row.</summary>
internal sealed record Setting
{
    /// <summary>What the environment variables of all settings begin with.</summary>
    public const string VariablePrefix = "NETPOL_";

    /// <summary>The flag without its hyphens, as bind-address.</summary>
    public required string Name { get; init; }

    /// <summary>The key in the settings file, as endpoint.bindAddress.</summary>
    public required string Key { get; init; }

    /// <summary>What the value looks like, as HOST:PORT; empty for a switch.</summary>
    public required string Shape { get; init; }

    /// <summary>The default in words or as it would be given.</summary>
    public required string Default { get; init; }

    /// <summary>What it does, in a sentence or two.</summary>
    public required string Help { get; init; }

    /// <summary>Whether the value has parts: given as YAML in the file, as JSON by flag or environment.</summary>
    public bool Structured { get; init; }

    /// <summary>Reads a value into the options; what is wrong with it goes to the value's errors.</summary>
    public required Func<OperatorOptions, SettingValue, OperatorOptions> Bind { get; init; }

    /// <summary>The flag, as --bind-address.</summary>
    public string Flag => "--" + Name;

    /// <summary>The environment variable, as NETPOL_BIND_ADDRESS.</summary>
    public string Variable => VariablePrefix + Name.ToUpperInvariant().Replace('-', '_');

    /// <summary>Whether the flag alone means true.</summary>
    public bool IsSwitch => Shape.Length == 0;
}

/// <summary>Settings of one concern: one heading of the help text.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Settings">Its settings, in the order of the help text.</param>
internal sealed record SettingGroup(string Title, IReadOnlyList<Setting> Settings);
