using NetPolOperator.Cli.Tests.Running;

namespace NetPolOperator.Cli.Tests.CommandLine;

/// <summary>The program as kubectl runs a plugin: through a link of that name.</summary>
public sealed class PluginTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netpol-").FullName;

    [Theory]
    [InlineData("kubectl-netpol", "kubectl netpol connections [OPTIONS]")]
    [InlineData("netpol", "netpol connections [OPTIONS]")]
    public async Task Help_CalledByALink_ShowsTheNameThatPeopleType(string name, string usage)
    {
        var link = Path.Combine(_folder, name);
        File.CreateSymbolicLink(link, NetPolProcess.Program);
        var result = await NetPolProcess.RunAsync(link, "connections", "--help");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains($"Usage:\n  {usage}", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("{netpol}", result.Out, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
