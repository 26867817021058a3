namespace NetPolOperator.Cli.CommandLine;

/// <summary>The program's version.</summary>
internal static class ProgramVersion
{
    private static readonly string[] Informational = BuildVersion.Informational.Split('+', 2);

    /// <summary><c>0.1.0</c>, without the commit that the build adds.</summary>
    public static string Current { get; } = Informational[0];

    /// <summary>A line with all there is to know of this build, in the shape that netpol-operator has, too.</summary>
    public static string Line { get; } =
        $"{ProgramName.Default} {Current} (revision {(Informational.Length > 1 ? Informational[1] : "unknown")}, .NET {Environment.Version})";
}
