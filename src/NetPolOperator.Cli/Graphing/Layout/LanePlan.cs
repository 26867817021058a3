namespace NetPolOperator.Cli.Graphing.Layout;

/// <summary>
/// Gives every edge that crosses a column a lane between the things that stand there, makes room for the lanes, and places everything.
/// So no edge runs behind a box, and no two edges on one line.
/// </summary>
internal sealed class LanePlan(List<Frame> frames, List<Route> routes, ColumnPlan columns)
{
    public const int Gutter = 66;
    private const int Margin = 20;
    private const int Pad = 16;
    private const int Between = 18;
    private const int FrameGap = 26;
    private const int LaneGap = 8;

    // The lanes below each thing of a column; null is the picture's upper edge.
    private readonly Dictionary<(int Column, object? Above), List<Lane>> _lanes = [];
    private int[] _x = [];
    private int[] _widths = [];

    /// <summary>Places all and says how large the picture is.</summary>
    public (int Width, int Height) Place()
    {
        PlaceColumns();
        PlaceRows();
        foreach (var route in routes.OrderBy(r => r.From.SourceY).ThenBy(r => r.To.RowY(r.Row)).ThenBy(r => r.Edge.From, StringComparer.Ordinal).ThenBy(r => r.Edge.To, StringComparer.Ordinal)) Choose(route);
        var height = PlaceRows();
        PlaceLanes();
        return (columns.Count == 0 ? 2 * Margin : _x[^1] + _widths[^1] + Pad + Margin, height + Margin);
    }

    private void PlaceColumns()
    {
        _widths = new int[columns.Count];
        _x = new int[columns.Count];
        foreach (var box in frames.SelectMany(f => f.Boxes)) _widths[box.Column] = Math.Max(_widths[box.Column], TextWidth.Of(box));
        var x = Margin + Pad;
        for (var column = 0; column < columns.Count; column++)
        {
            _x[column] = x;
            var leavesFrame = column + 1 < columns.Count && columns.OuterOf(column + 1) != columns.OuterOf(column);
            x += _widths[column] + Gutter + (leavesFrame ? 2 * Pad : 0);
        }

        foreach (var frame in frames)
        {
            var (first, last) = (columns.FirstOf(frame.Column), columns.FirstOf(frame.Column) + frame.Columns.Count - 1);
            (frame.X, frame.Width) = (_x[first] - Pad, _x[last] + _widths[last] - _x[first] + (2 * Pad));
            if (frame.Title != null && frame.Width < TextWidth.OfTitle(frame.Title)) frame.Width = TextWidth.OfTitle(frame.Title);
            foreach (var box in frame.Boxes) (box.X, box.Width) = (_x[box.Column], _widths[box.Column]);
        }
    }

    private int PlaceRows()
    {
        var heights = new int[Math.Max(1, columns.Outer)];
        foreach (var column in frames.GroupBy(f => f.Column)) heights[column.Key] = PlaceFrames(column.Key, [.. column], Margin);
        // Shorter columns stand in the middle.
        foreach (var column in frames.GroupBy(f => f.Column)) PlaceFrames(column.Key, [.. column], Margin + ((heights.Max() - heights[column.Key]) / 2));
        return heights.Max();
    }

    private int PlaceFrames(int outer, List<Frame> column, int top)
    {
        var y = top + Room(outer, null);
        foreach (var frame in column)
        {
            frame.Y = y;
            var bottom = frame.Y;
            for (var inner = 0; inner < columns.FirstOf(outer + 1) - columns.FirstOf(outer); inner++)
            {
                var gc = columns.FirstOf(outer) + inner;
                var at = frame.Y + frame.TitleHeight + RoomBelow(gc, frame);
                foreach (var box in inner < frame.Columns.Count ? frame.Columns[inner] : [])
                {
                    box.Y = at;
                    at += box.Height + Math.Max(Between, RoomBelow(gc, box));
                }

                bottom = Math.Max(bottom, at);
            }

            frame.Height = bottom - frame.Y;
            y = bottom + FrameGap;
        }

        return y - FrameGap;
    }

    private int Room(int outer, object? above) => Enumerable.Range(columns.FirstOf(outer), columns.FirstOf(outer + 1) - columns.FirstOf(outer)).Select(c => RoomBelow(c, above)).DefaultIfEmpty(0).Max();

    private int RoomBelow(int column, object? above) => _lanes.TryGetValue((column, above), out var lanes) ? (lanes.Count + 1) * LaneGap : 0;

    // Of all the gaps of a column the one that is least out of the way.
    private void Choose(Route route)
    {
        var (steps, y) = (route.Crossed.ToList(), (double)route.From.SourceY);
        for (var i = 0; i < steps.Count; i++)
        {
            var wish = y + ((route.To.RowY(route.Row) - y) / (steps.Count - i + 1));
            var above = Gaps(steps[i]).MinBy(g => Math.Max(0, Math.Max(g.Top - wish, wish - g.Bottom)) + (Math.Abs(g.Top - wish) / 1000)).Above;
            if (!_lanes.TryGetValue((steps[i], above), out var lanes)) _lanes[(steps[i], above)] = lanes = [];
            var lane = new Lane();
            lanes.Add(lane);
            route.Lanes.Add((steps[i], lane));
            y = wish;
        }
    }

    private IEnumerable<(object? Above, int Top, int Bottom)> Gaps(int column)
    {
        object? above = null;
        var top = 0;
        foreach (var (thing, from, to) in Things(column))
        {
            yield return (above, top, from);
            (above, top) = (thing, to);
        }

        yield return (above, top, int.MaxValue / 2);
    }

    // What no lane may cross: titles and boxes, from top to bottom.
    private IEnumerable<(object Thing, int Top, int Bottom)> Things(int column)
    {
        var outer = columns.OuterOf(column);
        foreach (var frame in frames.Where(f => f.Column == outer))
        {
            if (frame.Title != null) yield return (frame, frame.Y, frame.Y + frame.TitleHeight);
            var inner = column - columns.FirstOf(outer);
            foreach (var box in inner < frame.Columns.Count ? frame.Columns[inner] : []) yield return (box, box.Y, box.Y + box.Height);
        }
    }

    private void PlaceLanes()
    {
        foreach (var ((column, above), lanes) in _lanes)
        {
            var top = above switch
            {
                Box box => box.Y + box.Height,
                Frame frame => frame.Y + frame.TitleHeight,
                _ => frames.Where(f => f.Column == columns.OuterOf(column)).Select(f => f.Y).DefaultIfEmpty(Margin + ((lanes.Count + 1) * LaneGap)).Min() - ((lanes.Count + 1) * LaneGap),
            };
            for (var i = 0; i < lanes.Count; i++) lanes[i].Y = top + ((i + 1) * LaneGap);
        }
    }
}
