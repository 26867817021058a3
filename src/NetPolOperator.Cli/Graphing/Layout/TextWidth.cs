namespace NetPolOperator.Cli.Graphing.Layout;

/// <summary>How wide text may get. Nobody knows which font a reader has: these are widths that none of the usual ones exceeds.</summary>
internal static class TextWidth
{
    private const double Title = 8.6;
    private const double Small = 7.3;
    private const int Longest = 42;

    /// <summary>The width of a box that holds its texts.</summary>
    public static int Of(Box box)
    {
        var widths = new List<double> { Cut(box.Node.Name).Length * Title, Cut(EdgeText.Subtitle(box.Node)).Length * Small };
        if (box.Node.OpenWords() is { Length: > 0 } open) widths.Add((open.Length + 10) * Small);
        widths.AddRange(box.Rows.Select(r => (Cut(r.Text).Length + 2) * Small));
        return Math.Max(130, (int)Math.Ceiling(widths.Max()) + 24);
    }

    /// <summary>The width of a frame that holds its title.</summary>
    public static int OfTitle(string title) => (int)(Cut(title).Length * Title) + 28;

    /// <summary>What is shown of a text; the whole of it is in the node's title.</summary>
    public static string Cut(string text) => text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
}
