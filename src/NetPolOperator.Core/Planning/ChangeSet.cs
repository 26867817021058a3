namespace NetPolOperator.Core.Planning;

/// <summary>
/// The writes that bring a namespace from what is live to what is desired. Waves are applied one after the other, each only
/// when all of the wave before it has succeeded; the writes within a wave in any order or at once. Whatever prefix has been
/// applied, what is allowed before and after the whole is allowed, and what is denied before and after is denied.
/// </summary>
/// <param name="Waves">The waves; none is empty.</param>
public sealed record ChangeSet(IReadOnlyList<IReadOnlyList<PolicyChange>> Waves)
{
    /// <summary>Whether there was too much to reckon: the order is the usual one, and a moment in between may be worse than both ends.</summary>
    public bool IsUnchecked { get; init; }

    /// <summary>Nothing to do.</summary>
    public static ChangeSet Empty { get; } = new([]);

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Waves.Count == 0;

    /// <summary>How many writes there are.</summary>
    public int Count => Waves.Sum(w => w.Count);

    /// <summary>All writes in order.</summary>
    public IEnumerable<PolicyChange> All => Waves.SelectMany(w => w);
}
