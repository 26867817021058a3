using System.CommandLine;
using System.CommandLine.Completions;

namespace NetPolOperator.Cli.CommandLine;

/// <summary>
/// Answers what may come next on a command line, in the protocol that kubectl speaks with its plugins: a candidate a line, with a tab
/// and a description, and at last <c>:0</c> where files may follow, <c>:4</c> where not.
/// </summary>
internal static class Completer
{
    /// <summary>The hidden first word that asks for it.</summary>
    public const string Word = "__complete";

    private const string WithFiles = ":0";
    private const string WithoutFiles = ":4";

    /// <summary>Writes the candidates for the last of the words, which may be empty.</summary>
    public static void Write(Command root, IReadOnlyList<string> words, TextWriter output)
    {
        var command = root.Subcommands.FirstOrDefault(c => words.SkipLast(1).FirstOrDefault() == c.Name) ?? root;
        var options = command.Options.Concat(command == root ? [] : root.Options.Where(o => o.Recursive)).Where(o => !o.Hidden).ToList();
        var current = words.Count == 0 ? "" : words[^1];
        var before = words.Count < 2 ? null : options.Find(o => TakesValue(o) && Names(o).Contains(words[^2]));
        var (candidates, files) = before != null ? (Values(before), IsFile(before.HelpName))
            : current.StartsWith('-') ? (options.SelectMany(o => Names(o).Select(n => (n, o.Description))), false)
            : command == root ? (root.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description)), false)
            : (command.Arguments.SelectMany(Values), command.Arguments.Any(a => IsFile(a.HelpName)));
        foreach (var (text, description) in candidates.Where(c => c.Item1.StartsWith(current, StringComparison.Ordinal)))
            output.Write(description is { Length: > 0 } ? $"{text}\t{description.Split('\n')[0]}\n" : $"{text}\n");
        output.Write((files ? WithFiles : WithoutFiles) + "\n");
    }

    private static IEnumerable<(string, string?)> Values(Symbol symbol) => symbol.GetCompletions(CompletionContext.Empty).Select(c => (c.Label, c.Detail));

    private static IEnumerable<string> Names(Option option) => option.Aliases.Append(option.Name).Where(n => n.StartsWith('-')).Distinct();

    private static bool TakesValue(Option option) => option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool);

    // The help says what a value is.
    private static bool IsFile(string? helpName) => helpName is "PATH" or "FILE" or "EXPECTATIONS";
}
