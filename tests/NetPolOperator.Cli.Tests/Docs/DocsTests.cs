using System.Text;
using System.Text.RegularExpressions;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Tests.Running;

namespace NetPolOperator.Cli.Tests.Docs;

/// <summary>What docs/cli.md shows is what the program prints. <c>make golden-update</c> rewrites it.</summary>
public partial class DocsTests
{
    private static string Page => Path.Combine(Repository.Root, "docs", "cli.md");

    [Fact]
    public async Task Page_EveryConsoleBlock_IsWhatTheProgramPrints()
    {
        var text = await File.ReadAllTextAsync(Page);
        var actual = new StringBuilder();
        var at = 0;
        foreach (Match block in Console().Matches(text))
        {
            actual.Append(text, at, block.Index - at).Append("```console\n");
            foreach (var command in block.Groups[1].Value.Split('\n').Where(l => l.StartsWith("$ ", StringComparison.Ordinal)))
                actual.Append(command).Append('\n').Append(await Transcript.RunAsync(Repository.Root, command[2..]));
            at = block.Index + block.Length;
            actual.Append("```");
        }

        actual.Append(text, at, text.Length - at);
        if (Repository.UpdatesGolden) await File.WriteAllTextAsync(Page, actual.ToString());
        Assert.Equal(await File.ReadAllTextAsync(Page), actual.ToString());
    }

    [Fact]
    public async Task Page_EveryCommand_HasASectionOfItsOwn()
    {
        var help = (await CliRunner.RunAsync(Repository.Root, ["__complete", ""])).Out;
        var commands = help.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != ':').Select(l => l.Split('\t')[0]).ToList();
        var sections = Section().Matches(await File.ReadAllTextAsync(Page)).Select(m => m.Groups[1].Value).ToList();
        Assert.Contains("connections", commands);
        Assert.Equal(commands.Order(StringComparer.Ordinal), sections.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Lint_OfThisProjectsOwnConfig_FindsNothing() =>
        Assert.Equal(new CliResult(ExitCode.Fine, "", ""), await CliRunner.RunAsync(Repository.Root, ["lint", "-f", "config", "-f", "crds"]) with { Error = "" });

    [GeneratedRegex("^```console\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Console();

    [GeneratedRegex("^## (\\w+): ", RegexOptions.Multiline)]
    private static partial Regex Section();
}
