using System.CommandLine;
using System.CommandLine.Invocation;

namespace NetPolOperator.Cli.CommandLine;

/// <summary>Shows a command's help: what it does, how it is called, what its options mean, and examples that can be pasted.</summary>
internal sealed class HelpAction(Surroundings surroundings, IReadOnlyDictionary<Command, string[]> examples) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var isRoot = parseResult.RootCommandResult.Command == command;
        Write(command, isRoot ? surroundings.ProgramName : $"{surroundings.ProgramName} {command.Name}", isRoot ? null : parseResult.RootCommandResult.Command);
        return ExitCode.Fine;
    }

    private void Write(Command command, string path, Command? root)
    {
        var output = surroundings.Out;
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine("  " + Usage(command, path));
        Section("Commands", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, Summary(c.Description))));
        Section("Arguments", command.Arguments.Select(a => ($"<{a.HelpName ?? a.Name}>", a.Description ?? "")));
        var options = command.Options.Concat(root?.Options.Where(o => o.Recursive) ?? []).Where(o => !o.Hidden);
        Section("Options", options.Select(o => (Label(o), o.Description ?? "")));
        if (examples.TryGetValue(command, out var lines))
        {
            output.WriteLine();
            output.WriteLine("Examples:");
            foreach (var line in lines) output.WriteLine(line.Length == 0 ? "" : "  " + line.Replace("{netpol}", surroundings.ProgramName, StringComparison.Ordinal));
        }
    }

    private static string Usage(Command command, string path)
    {
        var parts = new List<string> { path };
        if (command.Subcommands.Count > 0) parts.Add("COMMAND");
        if (command.Options.Count > 0) parts.Add("[OPTIONS]");
        parts.AddRange(command.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $"[{a.HelpName ?? a.Name}]" : $"<{a.HelpName ?? a.Name}>"));
        return string.Join(' ', parts);
    }

    private static string Summary(string? description) => description?.Split('\n')[0] ?? "";

    private static string Label(Option option)
    {
        var names = option.Aliases.Append(option.Name).Where(n => n.StartsWith('-')).Distinct().OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal);
        var label = string.Join(", ", names);
        return option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool) ? $"{label} {option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant()}" : label;
    }

    private void Section(string title, IEnumerable<(string Left, string Right)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0) return;
        surroundings.Out.WriteLine();
        surroundings.Out.WriteLine($"{title}:");
        var left = Math.Min(34, all.Max(r => r.Left.Length));
        var width = Math.Max(40, (surroundings.Width ?? 110) - left - 6);
        foreach (var (label, text) in all)
        {
            var lines = Wrap(text, width);
            // A long label gets a line of its own, so that the texts stay in their column.
            surroundings.Out.WriteLine(label.Length > left ? $"  {label}\n  {new string(' ', left)}  {lines[0]}" : $"  {label.PadRight(left)}  {lines[0]}".TrimEnd());
            foreach (var line in lines.Skip(1)) surroundings.Out.WriteLine($"  {new string(' ', left)}  {line}");
        }
    }

    private static List<string> Wrap(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > width) lines.Add(word);
            else lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        }

        return lines;
    }
}
