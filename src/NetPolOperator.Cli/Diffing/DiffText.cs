using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Output;

namespace NetPolOperator.Cli.Diffing;

/// <summary>Shows a difference in the terminal.</summary>
internal static class DiffText
{
    public static void Write(Surroundings surroundings, DiffReport report)
    {
        var console = Terminal.Create(surroundings);
        if (report.IsSame)
        {
            console.Line("no difference, in objects or in connections");
            return;
        }

        if (report.Objects.Count > 0) console.Line(Styled.Strong("Objects"));
        foreach (var change in report.Objects)
        {
            console.Line(Mark(change.Change), change.Source == null ? "" : Styled.Faint($"  (from {change.Source})"), "");
            foreach (var difference in change.Differences) console.Line($"    {difference}");

            Styled Mark(string word) => word switch
            {
                "added" => Styled.Good($"+ {change.Title()}"),
                "removed" => Styled.Bad($"- {change.Title()}"),
                _ => Styled.Warning($"~ {change.Title()}"),
            };
        }

        if (report.Objects.Count > 0) console.Line();
        console.Line(Styled.Strong($"Connections: {Summary(report)}"));
        surroundings.Out.Flush();
        using var table = new TableWriter(surroundings, "  SOURCE", "DESTINATION", "BEFORE", "AFTER");
        foreach (var change in CompactChanges.Of(report.Connections))
            table.Row(Source(change), change.Dst, change.Before, change.After);
    }

    /// <summary><c>2 gained, 1 lost, 0 changed</c>.</summary>
    public static string Summary(DiffReport report) => string.Join(
        ", ", new[] { ConnectionChange.GainedWord, ConnectionChange.LostWord, ConnectionChange.ChangedWord }.Select(w => $"{report.Connections.Count(c => c.Change == w)} {w}"));

    private static Styled Source(ConnectionChange change) => change.Change switch
    {
        ConnectionChange.GainedWord => Styled.Good($"+ {change.Src}"),
        ConnectionChange.LostWord => Styled.Bad($"- {change.Src}"),
        _ => Styled.Warning($"~ {change.Src}"),
    };
}
