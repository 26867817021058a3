namespace NetPolOperator.Cli.CommandLine;

/// <summary>Finds the name that the program was called by.</summary>
internal static class ProgramName
{
    public const string Default = "netpol";

    public static string OfProcess() => Of(FirstArgument() ?? Environment.GetCommandLineArgs()[0]);

    /// <summary>kubectl runs a plugin by the path of its file, <c>kubectl-netpol</c>.</summary>
    public static string Of(string calledAs) =>
        Path.GetFileNameWithoutExtension(calledAs) is "kubectl-netpol" or "kubectl_netpol" ? "kubectl netpol" : Default;

    // .NET resolves the link that a plugin is; the kernel still knows what was typed.
    private static string? FirstArgument()
    {
        try
        {
            var line = File.ReadAllText("/proc/self/cmdline");
            return line[..Math.Max(0, line.IndexOf('\0', StringComparison.Ordinal))] is { Length: > 0 } first ? first : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
