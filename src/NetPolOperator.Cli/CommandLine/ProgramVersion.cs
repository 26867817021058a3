namespace NetPolOperator.Cli.CommandLine;

/// <summary>The program's version.</summary>
internal static class ProgramVersion
{
    /// <summary><c>0.1.0</c>, without the commit that the build adds.</summary>
    public static string Current { get; } = BuildVersion.Informational.Split('+')[0];
}
