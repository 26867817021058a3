namespace NetPolOperator.Telemetry;

/// <summary>Which build this is.</summary>
internal static class BuildInfo
{
    private static readonly string[] Informational = BuildVersion.Informational.Split('+', 2);

    /// <summary>The version, as 0.1.0.</summary>
    public static string Version { get; } = Informational[0];

    /// <summary>The commit that it was built from, or unknown.</summary>
    public static string Revision { get; } = Informational.Length > 1 ? Informational[1] : "unknown";

    /// <summary>The runtime's version, as 10.0.1.</summary>
    public static string Runtime { get; } = Environment.Version.ToString();

    /// <summary>The labels of <c>netpol_build_info</c>.</summary>
    public static KeyValuePair<string, object?>[] Labels { get; } =
        Telemetry.Labels.Of("version", Version, "revision", Revision, "runtime", Runtime);
}
