using NetPolOperator.Cli.CommandLine;

namespace NetPolOperator.Cli.Tests.Running;

/// <summary>What a command line gave.</summary>
public sealed record CliResult(int ExitCode, string Out, string Error);

/// <summary>Runs the program inside the test, without a process.</summary>
internal static class CliRunner
{
    /// <summary>The time that the tests live in.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static async Task<CliResult> RunAsync(string directory, string[] args, string input = "", Func<Surroundings, Surroundings>? with = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var surroundings = new Surroundings
        {
            ProgramName = ProgramName.Default,
            In = new StringReader(input),
            Out = output,
            Error = error,
            Directory = directory,
            Time = new FixedTime(Now),
        };
        var code = await NetPolProgram.RunAsync(args, with?.Invoke(surroundings) ?? surroundings);
        return new(code, output.ToString(), error.ToString());
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
