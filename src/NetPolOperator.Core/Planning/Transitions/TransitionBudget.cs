namespace NetPolOperator.Core.Planning.Transitions;

/// <summary>
/// How much may be reckoned to find a safe order. While one namespace is planned no other is: who may write AppSegments in one of them must not be
/// able to keep all others waiting.
/// </summary>
/// <param name="steps">Comparisons, a few million of which take a second.</param>
internal sealed class TransitionBudget(long steps)
{
    /// <summary>So many allows may be taken apart: some 200 bytes each.</summary>
    public const int MostAtoms = 200_000;

    /// <summary>For the plain order.</summary>
    public const long Plain = 5_000_000;

    /// <summary>For the one with a wide policy, which concerns all pods.</summary>
    public const long Wide = 4 * Plain;

    private long _left = steps;

    /// <summary>Whether there was more to reckon than that: nothing that was found is to be relied on then.</summary>
    public bool IsSpent => _left < 0;

    /// <summary>Whether so many allows may be taken apart; where not, the budget is spent.</summary>
    public bool Allows(long atoms)
    {
        _left = atoms > MostAtoms ? -1 : _left;
        return !IsSpent;
    }

    /// <summary>Takes what is about to be reckoned. False where it is too much.</summary>
    public bool Spend(long steps)
    {
        _left -= steps;
        return !IsSpent;
    }
}
