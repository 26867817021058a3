using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Planning.Transitions;

/// <summary>One of the changed policies, written with the rules of all of them while the others change.</summary>
/// <param name="Move">Its change.</param>
/// <param name="Content">What it allows meanwhile.</param>
internal sealed record WidePolicy(Move Move, PolicyVersion Content)
{
    /// <summary>The policy that selects most of the pods in question; null where none can be taken.</summary>
    public static WidePolicy? Choose(IReadOnlyList<Move> moves, IReadOnlyList<PodClass> failing)
    {
        var move = moves.Where(m => KeepsItsPods(m) && !m.Change.CountsForBreaker).MaxBy(m => failing.Count(c => c.IsSelectedBy(m.Old ?? m.New)));
        if (move is null)
        {
            return null;
        }

        PolicyVersion?[] own = [move.Old, move.New];
        var versions = moves.SelectMany(m => new[] { m.Old, m.New }).OfType<PolicyVersion>().ToList();
        var content = TransitionContent.Union(
            (move.New ?? move.Old)!.Selector,
            own.Any(v => v?.Ingress is not null),
            own.Any(v => v?.Egress is not null),
            versions);
        return new WidePolicy(move, new PolicyVersion(content));
    }

    /// <summary>Wide first, itself last.</summary>
    /// <param name="others">The other changes, in order.</param>
    public IReadOnlyList<IReadOnlyList<Step>> Sequence(IReadOnlyList<IReadOnlyList<Step>> others)
    {
        var change = Move.Change;
        var wide = TransitionContent.Object(change.Desired ?? change.Live!, change.Name, Content.Spec);
        var first = change with
        {
            Kind = change.Live is null ? ChangeKind.Create : ChangeKind.Update,
            Reason = ChangeReason.Transition,
            Desired = wide,
            Summary = "what the other changes allow is allowed here until they are in place",
            CountsForBreaker = false,
        };
        var last = change.Kind == ChangeKind.Create ? change with { Kind = ChangeKind.Update, Live = wide } : change;
        return [[new Step(change.Name, Content, first)], .. others, [new Step(change.Name, Move.New, last)]];
    }

    // One whose deletion the breaker may hold back would stay wide.
    private static bool KeepsItsPods(Move move) =>
        move.Old is null || move.New is null || SelectorText.Of(move.Old.Selector) == SelectorText.Of(move.New.Selector);
}
