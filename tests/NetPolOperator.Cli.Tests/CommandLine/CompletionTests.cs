using NetPolOperator.Cli.Tests.Running;

namespace NetPolOperator.Cli.Tests.CommandLine;

public sealed class CompletionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netpol-").FullName;

    public static TheoryData<string, string[]> Lines => new()
    {
        { "netpol co", ["connections", "coverage", "completion"] },
        { "netpol lint --min-severity ", ["error", "warning", "info"] },
        { "netpol connections -o j", ["json"] },
        { "netpol lint --explain NP00", ["NP001", "NP002", "NP003", "NP004", "NP005", "NP006", "NP007", "NP008", "NP009"] },
        { "netpol import --na", ["--namespace"] },
        { "netpol completion ", ["bash", "zsh", "fish", "kubectl"] },
        { "netpol render -n ", [] },
        { "netpol frobnicate ", ["connections", "explain"] },
        { "netpol connections -f sh", ["shop.yaml", "shops"] },
        { "netpol test ex", ["expectations.yaml"] },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Bash_CompletesTheLastWord(string line, string[] expected)
    {
        foreach (var file in new[] { "shop.yaml", "expectations.yaml", "other.txt" }) await File.WriteAllTextAsync(Path.Combine(_folder, file), "");
        Directory.CreateDirectory(Path.Combine(_folder, "shops"));
        File.CreateSymbolicLink(Path.Combine(_folder, "netpol"), NetPolProcess.Program);
        // What bash does on the tab key.
        var result = await NetPolProcess.RunAsync("bash", "--norc", "-c", """
            cd "$1" && PATH=$1:$PATH && source <(netpol completion bash) || exit
            complete -p netpol >/dev/null || exit
            line=$2
            read -ra COMP_WORDS <<<"$line"
            case $line in *' ') COMP_WORDS+=('') ;; esac
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _netpol
            printf '%s\n' "${COMPREPLY[@]}"
            """, "bash", _folder, line);
        Assert.Equal(("", 0), (result.Error, result.ExitCode));
        var words = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (expected is ["connections", "explain"]) Assert.Equal(expected, words.Take(2));
        else Assert.Equal(expected.Order(), words.Order());
    }

    [Theory]
    [InlineData(new[] { "import", "-o", "" }, "json\nyaml\n:4\n")]
    [InlineData(new[] { "coverage", "-f", "" }, ":0\n")]
    [InlineData(new[] { "comp" }, "completion\tPrint a script that makes a shell complete commands, options and their values.\n:4\n")]
    public async Task Kubectl_AsksInItsOwnProtocol_IsAnswered(string[] words, string expected)
    {
        var result = await CliRunner.RunAsync(_folder, ["__complete", .. words]);
        Assert.Equal(new CliResult(0, expected, ""), result);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
