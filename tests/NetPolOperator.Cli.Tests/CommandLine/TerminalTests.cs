using NetPolOperator.Cli.Tests.Running;

namespace NetPolOperator.Cli.Tests.CommandLine;

/// <summary>The program on a terminal, which <c>script</c> of Debian's base system plays.</summary>
public sealed class TerminalTests : IDisposable
{
    private const char Escape = '\u001b';

    private readonly string _folder = Directory.CreateTempSubdirectory("netpol-").FullName;

    [Fact]
    public async Task Coverage_OnATerminalWithNoColor_WritesNoControlSequence()
    {
        var output = await RunAsync("NO_COLOR=1", "coverage");
        Assert.Contains("default/a", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Escape, output);
    }

    [Fact]
    public async Task Coverage_OnATerminal_WritesColoursOnly()
    {
        var output = await RunAsync("NO_COLOR=", "coverage");
        Assert.Contains($"{Escape}[", output, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Escape}[?", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OnANarrowTerminal_IsBrokenToItsWidth()
    {
        var lines = (await RunAsync("NO_COLOR=1", "--help", "stty cols 60 && ")).Split('\n').SkipWhile(l => !l.StartsWith("Commands:", StringComparison.Ordinal)).TakeWhile(l => !l.StartsWith("Examples:", StringComparison.Ordinal));
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.InRange(line.TrimEnd().Length, 0, 60));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> RunAsync(string variable, string command, string before = "")
    {
        var file = Path.Combine(_folder, "pod.yaml");
        await File.WriteAllTextAsync(file, "{apiVersion: v1, kind: Pod, metadata: {name: a}}");
        var files = command[0] == '-' ? "" : $" -f {file}";
        var result = await NetPolProcess.RunAsync("script", "-qec", $"{before}env TERM=xterm {variable} {NetPolProcess.Program} {command}{files}", "/dev/null");
        Assert.True(result.ExitCode == 0, result.Out + result.Error);
        return result.Out;
    }
}
