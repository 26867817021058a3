namespace NetPolOperator.Reconciling;

/// <summary>What all of the operator may have in flight, and how much of it one namespace.</summary>
/// <param name="maxInFlight">Writes at the same time. As many again may hang beside them, three times over.</param>
/// <param name="clock">Says what hangs.</param>
internal sealed class WriteBudget(int maxInFlight, TimeProvider clock)
{
    // A quarter is for namespaces that have no trouble, whatever the others do.
    private readonly WriteSlots _slots = new(maxInFlight, lendable: 3 * maxInFlight, reserve: maxInFlight / 4);

    /// <summary>The share of the writes that one namespace, or baseline, makes together.</summary>
    /// <param name="hangs">Called when a write hangs.</param>
    /// <param name="troubled">Whether writes of the namespace have failed before: then it gets less.</param>
    public WriteShare Share(Action hangs, bool troubled = false) => new(_slots, clock, Math.Max(1, maxInFlight / (troubled ? 4 : 2)), troubled, hangs);
}
