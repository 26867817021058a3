namespace NetPolOperator.Cli.Graphing.Layout;

/// <summary>Counts the columns of boxes over the whole picture: each column of frames has as many as its widest frame.</summary>
internal sealed class ColumnPlan
{
    private const int Between = 16;

    private readonly int[] _first;

    public ColumnPlan(List<Frame> frames)
    {
        var outer = frames.Count == 0 ? 0 : frames.Max(f => f.Column) + 1;
        _first = new int[outer + 1];
        for (var column = 0; column < outer; column++)
            _first[column + 1] = _first[column] + frames.Where(f => f.Column == column).Select(f => f.Columns.Count).DefaultIfEmpty(0).Max();
        foreach (var frame in frames)
            for (var inner = 0; inner < frame.Columns.Count; inner++)
                foreach (var box in frame.Columns[inner]) box.Column = _first[frame.Column] + inner;
    }

    /// <summary>How many columns of boxes there are.</summary>
    public int Count => _first[^1];

    /// <summary>How many columns of frames there are.</summary>
    public int Outer => _first.Length - 1;

    /// <summary>The first column of boxes in a column of frames.</summary>
    public int FirstOf(int outer) => _first[outer];

    /// <summary>The column of frames that a column of boxes lies in.</summary>
    public int OuterOf(int column) => Array.FindLastIndex(_first, Outer - 1, f => f <= column);

    /// <summary>Where the middle of each box would be, if nothing had to pass between.</summary>
    public static Dictionary<Box, double> Heights(List<Frame> frames)
    {
        var heights = new Dictionary<Box, double>();
        foreach (var column in frames.GroupBy(f => f.Column))
        {
            var total = column.Sum(Height);
            var y = -total / 2.0;
            foreach (var frame in column)
            {
                foreach (var list in frame.Columns)
                {
                    var at = y + frame.TitleHeight;
                    foreach (var box in list)
                    {
                        heights[box] = at + (box.Height / 2.0);
                        at += box.Height + Between;
                    }
                }

                y += Height(frame);
            }
        }

        return heights;
    }

    /// <summary>Puts the frames of each column in the order of a figure.</summary>
    public static void Sort(List<Frame> frames, Func<Frame, double> by)
    {
        var sorted = frames.Select(f => (Frame: f, By: by(f))).OrderBy(f => f.Frame.Column).ThenBy(f => f.By).ThenBy(f => f.Frame.Title, StringComparer.Ordinal).Select(f => f.Frame).ToList();
        frames.Clear();
        frames.AddRange(sorted);
    }

    private static double Height(Frame frame) => frame.TitleHeight + Between + frame.Columns.Max(c => c.Sum(b => b.Height + Between));
}
