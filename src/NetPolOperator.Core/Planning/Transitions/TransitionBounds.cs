namespace NetPolOperator.Core.Planning.Transitions;

using Allowed = IReadOnlyDictionary<string, Atom>;

/// <summary>What must hold for some pods and a direction throughout a transition.</summary>
/// <param name="Before">What is allowed before; null for everything, as nothing isolates.</param>
/// <param name="After">What is allowed after; null for everything.</param>
/// <param name="Kept">Pairs of allows, one of which must be in force at any time: what both of them allow is allowed before and after.</param>
internal sealed record TransitionBounds(Allowed? Before, Allowed? After, IReadOnlyList<(string One, string Other)> Kept)
{
    /// <summary>The bounds; null where it is too much to reckon.</summary>
    public static TransitionBounds? Between(IReadOnlyList<Allowed> before, IReadOnlyList<Allowed> after, TransitionBudget budget)
    {
        if (!budget.Spend(before.Sum(a => (long)a.Count) + after.Sum(a => (long)a.Count)))
        {
            return null;
        }

        var (from, to) = (Union(before), Union(after));
        var kept = (from, to) switch
        {
            (null, null) => [],
            (null, { } only) => only.Keys.Select(k => (k, k)),
            ({ } only, null) => only.Keys.Select(k => (k, k)),
            var (a, b) => InBoth(a, b, budget),
        };
        return kept is null ? null : new TransitionBounds(from, to, kept.ToList());
    }

    /// <summary>Whether the bounds hold whichever of each policy's two contents is in force.</summary>
    /// <param name="contents">Of each policy what it allows before and after a wave; null where it does not isolate these pods.</param>
    /// <param name="budget">How much may be reckoned: where it is too much they do not hold.</param>
    public bool Hold(IReadOnlyList<(Allowed? Now, Allowed? Next)> contents, TransitionBudget budget)
    {
        if (!budget.Spend(((long)Kept.Count * contents.Count) + contents.Sum(c => (long)(c.Now?.Count ?? 0) + (c.Next?.Count ?? 0))))
        {
            return false;
        }

        var mayIsolate = contents.Any(c => c.Now is not null || c.Next is not null);
        var mustIsolate = contents.Any(c => c.Now is not null && c.Next is not null);
        return (Before, After) switch
        {
            (null, null) => !mayIsolate,
            ({ } before, { } after) => mustIsolate && NothingBeyond(before, after, contents) && KeptIn(contents),
            _ => KeptIn(contents),
        };
    }

    // What is allowed before is allowed after by the same allow, or by another that overlaps it.
    private static IEnumerable<(string One, string Other)>? InBoth(Allowed before, Allowed after, TransitionBudget budget)
    {
        var lost = before.Values.Where(a => !after.ContainsKey(a.Key)).ToList();
        var gained = after.Values.Where(a => !before.ContainsKey(a.Key)).ToList();
        return !budget.Spend((long)lost.Count * gained.Count) ? null : before.Keys.Where(after.ContainsKey).Select(k => (k, k))
            .Concat(lost.SelectMany(l => gained.Where(l.MayOverlap).Select(g => (l.Key, g.Key))));
    }

    private static bool NothingBeyond(Allowed before, Allowed after, IReadOnlyList<(Allowed? Now, Allowed? Next)> contents)
    {
        foreach (var (now, next) in contents)
        {
            if (Beyond(now) || Beyond(next))
            {
                return false;
            }
        }

        return true;

        bool Beyond(Allowed? content) => content is not null && content.Keys.Any(k => !before.ContainsKey(k) && !after.ContainsKey(k));
    }

    private bool KeptIn(IReadOnlyList<(Allowed? Now, Allowed? Next)> contents)
    {
        foreach (var (one, other) in Kept)
        {
            // In force throughout where some policy has it both before and after the wave. Where none has, the worst that can happen
            // is that each policy stands at the content without it: then the pods must be open.
            if (!contents.Any(c => Has(c.Now) && Has(c.Next)) && contents.Any(c => Lacks(c.Now) || Lacks(c.Next)))
            {
                return false;
            }

            bool Has(Allowed? content) => content is not null && (content.ContainsKey(one) || content.ContainsKey(other));
            bool Lacks(Allowed? content) => content is not null && !Has(content);
        }

        return true;
    }

    private static Dictionary<string, Atom>? Union(IReadOnlyList<Allowed> all)
    {
        if (all.Count == 0)
        {
            return null;
        }

        var union = new Dictionary<string, Atom>(StringComparer.Ordinal);
        foreach (var (key, atom) in all.SelectMany(a => a))
        {
            union.TryAdd(key, atom);
        }

        return union;
    }
}
