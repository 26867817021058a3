namespace NetPolOperator.Options;

/// <summary>All settings, grouped as the help text shows them.</summary>
internal static partial class SettingTable
{
    /// <summary>The flag that names the settings file; not a setting itself, as the file cannot hold it.</summary>
    public const string ConfigFlag = "--config";

    /// <summary>The variable that does the same.</summary>
    public const string ConfigVariable = "NETPOL_CONFIG";

    /// <summary>The groups, in the order of the help text.</summary>
    public static IReadOnlyList<SettingGroup> Groups { get; } =
        [Connecting, Serving, Electing, Reconciling, Reporting, Logging, Rendering];

    /// <summary>The settings, in the order of the help text.</summary>
    public static IReadOnlyList<Setting> All { get; } = [.. Groups.SelectMany(group => group.Settings)];

    // A parser answers null after it has said what is wrong; the options then stay as they are, and the start fails at the end.
    private static Func<OperatorOptions, SettingValue, OperatorOptions> Set<T>(
        Func<SettingValue, T?> parse, Func<OperatorOptions, T, OperatorOptions> set)
        where T : class =>
        (options, value) => parse(value) is { } parsed ? set(options, parsed) : options;

    private static Func<OperatorOptions, SettingValue, OperatorOptions> Set<T>(
        Func<SettingValue, T?> parse, Func<OperatorOptions, T, OperatorOptions> set)
        where T : struct =>
        (options, value) => parse(value) is { } parsed ? set(options, parsed) : options;
}
