using System.CommandLine.Parsing;
using System.Text;

namespace NetPolOperator.Cli.Tests.Running;

/// <summary>Commands as they are typed and what they print, standard output first.</summary>
internal static class Transcript
{
    /// <summary>Runs one line such as <c>netpol lint -f x.yaml</c>, with <c>&lt; FILE</c> for standard input.</summary>
    public static async Task<string> RunAsync(string directory, string line)
    {
        var words = CommandLineParser.SplitCommandLine(line).ToList();
        var input = "";
        if (words.IndexOf("<") is > 0 and var redirect)
        {
            input = await File.ReadAllTextAsync(Path.Combine(directory, words[redirect + 1]));
            words.RemoveRange(redirect, 2);
        }

        var result = await CliRunner.RunAsync(directory, [.. words.Skip(1)], input);
        var text = new StringBuilder(result.Out);
        text.Append(result.Error);
        if (result.ExitCode != 0) text.Append("exit status ").Append(result.ExitCode).Append('\n');
        return text.ToString();
    }
}
