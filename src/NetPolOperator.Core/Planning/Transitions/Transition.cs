using k8s.Models;

namespace NetPolOperator.Core.Planning.Transitions;

/// <summary>The ways from the live policies of a namespace to the desired ones.</summary>
internal sealed class Transition
{
    private readonly List<Move> _moves;
    private readonly IReadOnlyCollection<V1Pod> _pods;
    private readonly IReadOnlyCollection<V1NetworkPolicy> _live;
    private readonly Dictionary<string, PolicyVersion?> _start;
    private List<PolicyVersion>? _unaffected;

    public Transition(IReadOnlyList<PolicyChange> changes, IReadOnlyCollection<V1NetworkPolicy> live, IReadOnlyCollection<V1Pod> pods)
    {
        _moves = changes.Select(Move.Of).ToList();
        _start = _moves.ToDictionary(m => m.Change.Name, m => m.Old, StringComparer.Ordinal);
        _pods = pods;
        _live = live;
    }

    /// <summary>
    /// The first sequence that is safe; bridges are so by their making. Where there is too much to reckon: the plain one, not checked.
    /// </summary>
    public (IReadOnlyList<IReadOnlyList<Step>> Waves, bool IsChecked) FirstSafe()
    {
        if (_moves.Sum(m => (m.Old?.AtomCount ?? 0) + (m.New?.AtomCount ?? 0)) > TransitionBudget.MostAtoms)
        {
            return (InWaves(_moves, RankByKind), false);
        }

        var plain = Plain(_moves);
        var contested = ContestedPods.Of(_pods, _moves);
        if (contested.Count == 0)
        {
            return (plain, true);
        }

        var budget = new TransitionBudget(TransitionBudget.Plain);
        var classes = Classes(plain, contested, budget);
        var failing = Unsafe(classes, plain, budget);
        if (budget.IsSpent || failing.Count == 0)
        {
            return (plain, !budget.IsSpent);
        }

        if (WidePolicy.Choose(_moves, failing) is { } wide)
        {
            // The wide policy's own pods get more meanwhile than it gives them in the end: all of them have to be looked at.
            var sequence = wide.Sequence(Plain(_moves.Where(m => m != wide.Move)));
            var more = new TransitionBudget(TransitionBudget.Wide);
            if (Unsafe(Classes(sequence, _pods, more), sequence, more).Count == 0 && !more.IsSpent)
            {
                return (sequence, true);
            }
        }

        return (Bridges.Around(plain, _moves, failing, classes, _live.Select(p => p.Metadata.Name)), true);
    }

    private static List<IReadOnlyList<Step>> Plain(IEnumerable<Move> moves) => InWaves(moves, Rank);

    private static List<IReadOnlyList<Step>> InWaves(IEnumerable<Move> moves, Func<Move, int> rank) => moves
        .GroupBy(rank)
        .OrderBy(g => g.Key)
        .Select(g => (IReadOnlyList<Step>)g.Select(m => m.ToStep()).ToList())
        .ToList();

    private static int Rank(Move move) => move is { Old: { } old, New: { } @new }
        ? @new.IsAtLeast(old) ? 2 : old.IsAtLeast(@new) ? 4 : 3
        : RankByKind(move);

    private static int RankByKind(Move move) => move switch
    {
        // A baseline mostly denies: what segments allow comes before it.
        { Old: null, Change.Owner.Kind: Api.V1Alpha1.NamespaceBaseline.KindName } => 1,
        { Old: null } => 0,
        { New: null } => 5,
        _ => 3,
    };

    // What is live and stays as it is.
    private List<PolicyVersion> Unaffected =>
        _unaffected ??= _live.Where(p => !_start.ContainsKey(p.Metadata.Name)).Select(p => new PolicyVersion(p.Spec)).ToList();

    private IReadOnlyList<PodClass> Classes(IEnumerable<IReadOnlyList<Step>> waves, IReadOnlyCollection<V1Pod> pods, TransitionBudget budget)
    {
        var versions = Unaffected.Concat(_start.Values).Concat(waves.SelectMany(w => w).Select(s => s.To)).OfType<PolicyVersion>().Distinct().ToList();
        if (!budget.Spend((long)pods.Count * versions.Count))
        {
            return [];
        }

        var classes = PodClass.Of(pods, versions);
        return budget.Allows(classes.SelectMany(c => c.Selecting).Distinct().Sum(version => version.AtomCount)) ? classes : [];
    }

    private IReadOnlyList<PodClass> Unsafe(IReadOnlyList<PodClass> classes, IReadOnlyList<IReadOnlyList<Step>> waves, TransitionBudget budget) =>
        TransitionCheck.Unsafe(classes, Unaffected, _start, waves, budget);
}
