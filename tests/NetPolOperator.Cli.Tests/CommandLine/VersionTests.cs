using NetPolOperator.Cli.Tests.Running;

namespace NetPolOperator.Cli.Tests.CommandLine;

/// <summary><c>netpol --version</c>.</summary>
public sealed class VersionTests
{
    [Fact]
    public async Task Version_IsALineLikeTheOperators()
    {
        var result = await CliRunner.RunAsync(".", ["--version"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"^netpol \d+\.\d+\.\d+ \(revision \S+, \.NET \d+\.\d+\.\d+\)\n$", result.Out);
    }
}
