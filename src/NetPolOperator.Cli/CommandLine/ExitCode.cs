namespace NetPolOperator.Cli.CommandLine;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Nothing to complain of.</summary>
    public const int Fine = 0;

    /// <summary>Findings, differences, a denied or broken expectation.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage, unreadable input, unreachable cluster: there is no answer.</summary>
    public const int Error = 2;
}
