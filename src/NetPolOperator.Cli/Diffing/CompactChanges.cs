namespace NetPolOperator.Cli.Diffing;

/// <summary>What a person reads: ranges of addresses that fare alike with one peer stand in one line.</summary>
internal static class CompactChanges
{
    public static IEnumerable<ConnectionChange> Of(IEnumerable<ConnectionChange> changes) => changes
        .GroupBy(c => (c.Change, Src: Group(c.Src), Dst: Group(c.Dst), c.Before, c.After))
        .Select(g => g.Count() == 1 ? g.First() : g.First() with { Src = Several(g.First().Src, g.Count()), Dst = Several(g.First().Dst, g.Count()) });

    private static string Group(string peer) => IsAddress(peer) ? "ip" : peer;

    private static string Several(string peer, int count) => IsAddress(peer) ? $"{peer} and {count - 1} more" : peer;

    private static bool IsAddress(string peer) => peer.StartsWith("ip:", StringComparison.Ordinal);
}
