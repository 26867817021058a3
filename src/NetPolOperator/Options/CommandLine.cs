using NetPolOperator.Telemetry;

namespace NetPolOperator.Options;

/// <summary>The program's front door: reads the settings, or says why not.</summary>
internal static class CommandLine
{
    /// <summary>Reads the settings of this process.</summary>
    /// <returns>Null to go on with the options, else the code to end with.</returns>
    public static int? Read(IReadOnlyList<string> arguments, out OperatorOptions options) =>
        Read(OptionsSources.Process(arguments), Console.Out, Console.Error, out options);

    /// <summary>Reads the settings; help and version go to output, errors to the other.</summary>
    /// <returns>Null to go on with the options, else the code to end with.</returns>
    public static int? Read(OptionsSources sources, TextWriter output, TextWriter errors, out OperatorOptions options)
    {
        var result = OptionsReader.Read(sources);
        options = result.Options;
        if (result.HelpWanted)
            return Print(output, HelpText.Write());
        if (result.VersionWanted)
            return Print(output, $"netpol-operator {BuildInfo.Version} (revision {BuildInfo.Revision}, .NET {BuildInfo.Runtime})\n");
        if (result.Errors.Count == 0)
            return null;
        errors.WriteLine(result.Errors.Count == 1 ? "netpol-operator: a setting is wrong:" : $"netpol-operator: {result.Errors.Count} settings are wrong:");
        foreach (var error in result.Errors)
            errors.WriteLine($"  {error}");
        errors.WriteLine("Run netpol-operator --help for all settings.");
        return ExitCodes.Usage;
    }

    private static int Print(TextWriter output, string text)
    {
        output.Write(text);
        return 0;
    }
}
