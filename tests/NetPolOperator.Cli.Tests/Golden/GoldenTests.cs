using System.Text;
using NetPolOperator.Cli.Tests.Running;

namespace NetPolOperator.Cli.Tests.Golden;

/// <summary>
/// Every folder beside this file is a case: <c>commands.txt</c> holds the lines that are run in it, <c>expected.txt</c> what they
/// print. Folders that begin with _ hold files that several cases read. <c>make golden-update</c> rewrites what is expected.
/// </summary>
public class GoldenTests
{
    private static string Folder => Path.Combine(Repository.Tests, "Golden");

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Folder).Select(d => Path.GetFileName(d)!).Where(n => n[0] != '_').Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Commands_OnTheCasesFiles_PrintWhatIsExpected(string name)
    {
        var directory = Path.Combine(Folder, name);
        var actual = new StringBuilder();
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(directory, "commands.txt")))
        {
            if (line.Length == 0 || line.StartsWith('#')) continue;
            actual.Append("$ ").Append(line).Append('\n').Append(await Transcript.RunAsync(directory, line));
        }

        var expected = Path.Combine(directory, "expected.txt");
        if (Repository.UpdatesGolden) await File.WriteAllTextAsync(expected, actual.ToString());
        Assert.Equal(await File.ReadAllTextAsync(expected), actual.ToString());
    }
}
