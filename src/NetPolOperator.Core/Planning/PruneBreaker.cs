namespace NetPolOperator.Core.Planning;

/// <summary>Stops a mass deletion that nothing observed explains: what was missed in reading must not cost policies.</summary>
/// <param name="MaxShare">The share of our live policies, 0 to 1, that one pass may delete on grounds of absence.</param>
/// <param name="MinimumAllowed">So many may always be deleted: a share of few is nothing.</param>
public sealed record PruneBreaker(double MaxShare = 0.2, int MinimumAllowed = 5)
{
    /// <summary>Whether a pass over everything may delete <paramref name="counted"/> of <paramref name="owned"/> policies.</summary>
    /// <param name="counted">Changes with <see cref="PolicyChange.CountsForBreaker"/>.</param>
    /// <param name="owned">Live policies of ours.</param>
    public bool Allows(int counted, int owned) => counted <= Math.Max(MinimumAllowed, (int)(owned * MaxShare));

    /// <summary>The change set without the deletions that the breaker counts: with what is done while they are held back.</summary>
    public static ChangeSet WithoutCounted(ChangeSet changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var waves = changes.Waves
            .Select(w => (IReadOnlyList<PolicyChange>)w.Select(c => c.CountsForBreaker ? c.WhileHeld : c).OfType<PolicyChange>().ToList())
            .Where(w => w.Count > 0)
            .ToList();
        return new ChangeSet(waves);
    }
}
