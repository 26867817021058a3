namespace NetPolOperator.Cli.Diffing;

/// <summary>Writes a difference as a comment for a pull request.</summary>
internal static class DiffMarkdown
{
    // What people read at a glance; the rest is folded.
    private const int Shown = 20;

    public static void Write(TextWriter output, DiffReport report)
    {
        output.WriteLine("## Network policies");
        output.WriteLine();
        if (report.IsSame)
        {
            output.WriteLine("No difference, in objects or in connections.");
            return;
        }

        output.WriteLine($"**Connections: {DiffText.Summary(report)}** · {report.Objects.Count} object{(report.Objects.Count == 1 ? "" : "s")} differ{(report.Objects.Count == 1 ? "s" : "")}");
        foreach (var (word, title) in new[] { (ConnectionChange.GainedWord, "Gained"), (ConnectionChange.LostWord, "Lost"), (ConnectionChange.ChangedWord, "Changed") })
            Connections(output, title, [.. CompactChanges.Of(report.Connections.Where(c => c.Change == word))]);
        Objects(output, report.Objects);
    }

    private static void Connections(TextWriter output, string title, List<ConnectionChange> changes)
    {
        if (changes.Count == 0) return;
        output.WriteLine();
        output.WriteLine($"### {title}");
        Folded(output, changes, rows =>
        {
            output.WriteLine("| source | destination | before | after |");
            output.WriteLine("|---|---|---|---|");
            foreach (var change in rows) output.WriteLine($"| {Code(change.Src)} | {Code(change.Dst)} | {Cell(change.Before)} | {Cell(change.After)} |");
        });
    }

    private static void Objects(TextWriter output, IReadOnlyList<ObjectChange> changes)
    {
        if (changes.Count == 0) return;
        output.WriteLine();
        output.WriteLine("### Objects");
        Folded(output, changes, rows =>
        {
            output.WriteLine("| object | change | details |");
            output.WriteLine("|---|---|---|");
            foreach (var change in rows)
            {
                var details = change.Differences.Select(Cell).Concat(change.Source == null ? [] : [$"from {Code(change.Source)}"]);
                output.WriteLine($"| {Code(change.Title())} | {change.Change} | {string.Join("<br>", details)} |");
            }
        });
    }

    private static void Folded<T>(TextWriter output, IReadOnlyList<T> rows, Action<IEnumerable<T>> table)
    {
        output.WriteLine();
        table(rows.Take(Shown));
        if (rows.Count <= Shown) return;
        output.WriteLine();
        output.WriteLine($"<details><summary>and {rows.Count - Shown} more</summary>");
        output.WriteLine();
        table(rows.Skip(Shown));
        output.WriteLine();
        output.WriteLine("</details>");
    }

    // No name in a cluster holds a backtick; a file of a pull request may, to end the code and begin something else.
    private static string Code(string text) => $"`{Cell(text).Replace('`', '\'')}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
