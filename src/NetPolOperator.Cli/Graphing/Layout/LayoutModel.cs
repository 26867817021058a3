namespace NetPolOperator.Cli.Graphing.Layout;

/// <summary>Where everything of a picture is.</summary>
/// <param name="Frames">The namespaces.</param>
/// <param name="Boxes">The nodes; of one outside that is both source and destination there are two.</param>
/// <param name="Routes">The ways of the edges.</param>
/// <param name="Folded">Edges without a line, which rows tell.</param>
/// <param name="Width">The picture's width.</param>
/// <param name="Height">The picture's height.</param>
internal sealed record GraphPicture(IReadOnlyList<Frame> Frames, IReadOnlyList<Box> Boxes, IReadOnlyList<Route> Routes, IReadOnlyCollection<GraphEdge> Folded, int Width, int Height);

/// <summary>A namespace, or what is outside of all.</summary>
internal sealed class Frame(string? title)
{
    /// <summary>The namespace; null for what is outside.</summary>
    public string? Title { get; } = title;

    /// <summary>The boxes of each of its columns, from top to bottom.</summary>
    public List<List<Box>> Columns { get; } = [];

    /// <summary>The column of frames that it stands in.</summary>
    public int Column { get; set; }

    public int X { get; set; }

    public int Y { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    /// <summary>How much room the title takes, which no route may cross.</summary>
    public int TitleHeight => Title == null ? 0 : 30;

    public IEnumerable<Box> Boxes => Columns.SelectMany(c => c);
}

/// <summary>A node.</summary>
internal sealed class Box(GraphNode node)
{
    public const int HeadHeight = 44;
    public const int RowHeight = 20;
    private const int Shown = 10;

    private readonly List<BoxRow> _rows = [];

    public GraphNode Node { get; } = node;

    /// <summary>What comes in, a row for each set of ports; edges end at their row, so that no label ever lies on another.</summary>
    public IReadOnlyList<BoxRow> Rows => _rows;

    /// <summary>The column of boxes that it stands in, counted over the whole picture.</summary>
    public int Column { get; set; }

    public int X { get; set; }

    public int Y { get; set; }

    public int Width { get; set; }

    public int Height => HeadHeight + (Node.OpenWords().Length > 0 ? RowHeight : 0) + (_rows.Count * RowHeight) + (_rows.Count > 0 ? 6 : 0);

    /// <summary>Where edges leave.</summary>
    public int SourceY => Y + (HeadHeight / 2);

    /// <summary>The middle of a row.</summary>
    public int RowY(int row) => Y + Height - 6 - ((_rows.Count - row) * RowHeight) + (RowHeight / 2);

    /// <summary>The row of an edge, made if it is not there yet.</summary>
    public int RowOf(GraphEdge edge) => Row((edge.From == edge.To ? "among its pods: " : "") + EdgeText.Label(edge), edge.Waiting);

    /// <summary>The row of a text, made if it is not there yet; the last one takes all for which there is no room.</summary>
    public int Row(string text, bool waiting)
    {
        var row = _rows.FindIndex(r => r.Text == text);
        if (row >= 0) return row;
        if (_rows.Count == Shown) _rows.Add(new("and others", waiting));
        if (_rows.Count > Shown) return Shown;
        _rows.Add(new(text, waiting));
        return _rows.Count - 1;
    }
}

/// <summary>A line of text in a box.</summary>
internal sealed record BoxRow(string Text, bool Waiting);

/// <summary>An edge's way: to the right from one box to another, over lanes in between.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Row">The row that it ends at.</param>
internal sealed record Route(GraphEdge Edge, Box From, Box To, int Row)
{
    /// <summary>The columns in between and the lane in each, in the order of the way.</summary>
    public List<(int Column, Lane Lane)> Lanes { get; } = [];

    /// <summary>Whether it leads back, so that it leaves to the right and turns.</summary>
    public bool IsBackward => To.Column <= From.Column;

    /// <summary>The columns that it has to cross.</summary>
    public IEnumerable<int> Crossed => IsBackward
        ? Enumerable.Range(To.Column, From.Column - To.Column + 1).Reverse()
        : Enumerable.Range(From.Column + 1, To.Column - From.Column - 1);
}

/// <summary>A line between two things of a column on which an edge crosses it.</summary>
internal sealed class Lane
{
    public int Y { get; set; }
}
