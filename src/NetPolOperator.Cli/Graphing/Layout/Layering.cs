namespace NetPolOperator.Cli.Graphing.Layout;

/// <summary>Puts things that point at each other into layers, so that as many arrows as possible lead forward.</summary>
internal static class Layering
{
    /// <summary>The layer of each thing.</summary>
    /// <param name="count">How many things there are.</param>
    /// <param name="arrows">What points at what.</param>
    public static int[] Layers(int count, IEnumerable<(int From, int To)> arrows)
    {
        var all = arrows.Where(a => a.From != a.To).Distinct().ToList();
        var rank = Ranks(count, all);
        var layers = new int[count];
        foreach (var from in Enumerable.Range(0, count).OrderBy(i => rank[i]))
            foreach (var (_, to) in all.Where(a => a.From == from && rank[a.To] > rank[from]))
                layers[to] = Math.Max(layers[to], layers[from] + 1);
        return layers;
    }

    /// <summary>The layers with no more than so many things each: what is left over makes further layers behind, where its arrows still lead forward.</summary>
    public static int[] Split(int[] layers, int most)
    {
        var split = new int[layers.Length];
        var next = 0;
        foreach (var layer in Enumerable.Range(0, layers.Length).GroupBy(i => layers[i]).OrderBy(g => g.Key))
        {
            var parts = (layer.Count() + most - 1) / most;
            foreach (var (thing, place) in layer.Select((thing, place) => (thing, place))) split[thing] = next + (place * parts / layer.Count());
            next += parts;
        }

        return split;
    }

    // Eades, Lin and Smyth: sources first, sinks last, of a cycle whoever points most. What still points backward stays few.
    private static int[] Ranks(int count, List<(int From, int To)> arrows)
    {
        var (left, rank) = (Enumerable.Range(0, count).ToList(), new int[count]);
        var (first, last) = (0, count - 1);
        while (left.Count > 0)
        {
            var outgoing = left.ToDictionary(i => i, i => arrows.Count(a => a.From == i && left.Contains(a.To)));
            var incoming = left.ToDictionary(i => i, i => arrows.Count(a => a.To == i && left.Contains(a.From)));
            if (left.Where(i => outgoing[i] == 0 && incoming[i] > 0).Cast<int?>().FirstOrDefault() is { } sink)
            {
                rank[sink] = last--;
                left.Remove(sink);
                continue;
            }

            var next = left.OrderByDescending(i => incoming[i] == 0).ThenByDescending(i => outgoing[i] - incoming[i]).ThenBy(i => i).First();
            rank[next] = first++;
            left.Remove(next);
        }

        return rank;
    }
}
