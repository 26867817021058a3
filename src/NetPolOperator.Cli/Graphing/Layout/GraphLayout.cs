namespace NetPolOperator.Cli.Graphing.Layout;

/// <summary>
/// Lays a graph out from left to right: namespaces in columns, in each of them its nodes in columns, sources before destinations; what
/// is outside stands at the left edge as a source and at the right edge as a destination.
/// </summary>
internal static class GraphLayout
{
    private const int Sweeps = 6;

    public static GraphPicture Of(ConnectionGraph graph)
    {
        var boxes = new BoxSet(graph);
        var frames = Frames(graph, boxes);
        var folded = Hubs.Fold(graph, boxes);
        var routes = graph.Edges.Where(e => e.From != e.To && !folded.Contains(e)).Select(e => new Route(e, boxes.Source(e), boxes.Destination(e), boxes.Destination(e).RowOf(e))).ToList();
        foreach (var edge in graph.Edges.Where(e => e.From == e.To)) boxes.Destination(edge).RowOf(edge);
        var columns = new ColumnPlan(frames);
        Order(frames, routes);
        var lanes = new LanePlan(frames, routes, columns);
        var (width, height) = lanes.Place();
        return new(frames, [.. frames.SelectMany(f => f.Boxes)], routes, folded, width, height);
    }

    private static List<Frame> Frames(ConnectionGraph graph, BoxSet boxes)
    {
        var names = graph.Nodes.Select(n => n.Namespace).OfType<string>().Distinct().ToList();
        var place = graph.Nodes.Where(n => n.Namespace != null).ToDictionary(n => n.Id, n => names.IndexOf(n.Namespace!), StringComparer.Ordinal);
        var arrows = graph.Edges.Where(e => place.ContainsKey(e.From) && place.ContainsKey(e.To)).ToList();
        var layers = Layering.Layers(names.Count, arrows.Select(e => (place[e.From], place[e.To])));
        var connected = arrows.Where(e => place[e.From] != place[e.To]).SelectMany(e => new[] { place[e.From], place[e.To] }).Distinct().Order().ToList();
        // A column that is much taller than the picture is wide helps nobody.
        var columns = Layering.Split([.. connected.Select(i => layers[i])], Math.Max(4, (int)Math.Ceiling(1.2 * Math.Sqrt(names.Count))));
        for (var i = 0; i < connected.Count; i++) layers[connected[i]] = columns[i];
        var frames = names.Select((name, i) => Frame(name, layers[i] + 1, [.. graph.Nodes.Where(n => n.Namespace == name).Select(n => boxes.Of(n))], graph)).ToList();
        Spread(frames, [.. Enumerable.Range(0, frames.Count).Where(i => !connected.Contains(i))]);
        var last = frames.Count == 0 ? 1 : frames.Max(f => f.Column) + 1;
        if (boxes.Sources.Count > 0) frames.Insert(0, Outside(boxes.Sources, 0));
        if (boxes.Destinations.Count > 0) frames.Add(Outside(boxes.Destinations, last));
        return frames;
    }

    // Namespaces that nothing connects to others fill up whatever column is the shortest.
    private static void Spread(List<Frame> frames, List<int> alone)
    {
        // As many columns as make the whole somewhat wider than high; a column of boxes is as wide as four rows are high.
        var shape = frames.Sum(Rows) / (4.0 * Math.Max(1, frames.Sum(f => f.Columns.Count)));
        var wide = Math.Max(frames.Select((f, i) => alone.Contains(i) ? 1 : f.Column).DefaultIfEmpty(1).Max(), (int)Math.Ceiling(Math.Sqrt(1.8 * frames.Count * shape)));
        var heights = new int[wide + 1];
        for (var i = 0; i < frames.Count; i++)
            if (!alone.Contains(i)) heights[frames[i].Column] += Rows(frames[i]);
        foreach (var i in alone)
        {
            frames[i].Column = Enumerable.Range(1, wide).MinBy(c => heights[c]);
            heights[frames[i].Column] += Rows(frames[i]);
        }
    }

    private static int Rows(Frame frame) => 2 + frame.Columns.Max(c => c.Count * 2);

    private static Frame Frame(string name, int column, List<Box> boxes, ConnectionGraph graph)
    {
        var place = boxes.Select((box, i) => (box.Node.Id, i)).ToDictionary(b => b.Id, b => b.i, StringComparer.Ordinal);
        var inside = graph.Edges.Where(e => place.ContainsKey(e.From) && place.ContainsKey(e.To) && e.From != e.To).ToList();
        var layers = Layering.Layers(boxes.Count, inside.Select(e => (place[e.From], place[e.To])));
        layers = Layering.Split(layers, Math.Max(5, (int)Math.Ceiling(1.3 * Math.Sqrt(boxes.Count))));
        // A namespace that is itself a node needs no frame around it.
        var frame = new Frame(boxes is [{ Node.Kind: NodeKinds.Namespace }] ? null : name) { Column = column };
        for (var layer = 0; layer <= layers.Max(); layer++)
            if (boxes.Where((_, i) => layers[i] == layer).ToList() is { Count: > 0 } members) frame.Columns.Add(members);
        return frame;
    }

    private static Frame Outside(List<Box> boxes, int column)
    {
        var frame = new Frame(null) { Column = column };
        frame.Columns.Add(boxes);
        return frame;
    }

    // Everything goes to the mean height of what it is connected to, first from the left, then from the right, again and again.
    private static void Order(List<Frame> frames, List<Route> routes)
    {
        var neighbours = routes.SelectMany(r => new[] { (Of: r.From, Other: r.To), (Of: r.To, Other: r.From) }).ToLookup(p => p.Of, p => p.Other);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var y = ColumnPlan.Heights(frames);
            double Mean(Box box) => neighbours[box].Select(b => y[b]).DefaultIfEmpty(y[box]).Average();
            foreach (var list in frames.SelectMany(f => f.Columns)) Sort(list, Mean);
            ColumnPlan.Sort(frames, f => f.Boxes.Average(Mean));
        }
    }

    private static void Sort(List<Box> boxes, Func<Box, double> by)
    {
        var sorted = boxes.OrderBy(by).ThenBy(b => b.Node.Id, StringComparer.Ordinal).ToList();
        boxes.Clear();
        boxes.AddRange(sorted);
    }
}
