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

    /// <summary>The first sequence that is safe; bridges are so by their making.</summary>
    public IReadOnlyList<IReadOnlyList<Step>> FirstSafe()
    {
        var plain = Plain(_moves);
        var contested = ContestedPods.Of(_pods, _moves);
        if (contested.Count == 0)
        {
            return plain;
        }

        var classes = Classes(plain, contested);
        var failing = Unsafe(classes, plain);
        if (failing.Count == 0)
        {
            return plain;
        }

        if (WidePolicy.Choose(_moves, failing) is { } wide)
        {
            // The wide policy's own pods get more meanwhile than it gives them in the end: all of them have to be looked at.
            var sequence = wide.Sequence(Plain(_moves.Where(m => m != wide.Move)));
            if (Unsafe(Classes(sequence, _pods), sequence).Count == 0)
            {
                return sequence;
            }
        }

        return Bridges.Around(plain, _moves, failing, classes, _live.Select(p => p.Metadata.Name));
    }

    private static List<IReadOnlyList<Step>> Plain(IEnumerable<Move> moves) => moves
        .GroupBy(Rank)
        .OrderBy(g => g.Key)
        .Select(g => (IReadOnlyList<Step>)g.Select(m => m.ToStep()).ToList())
        .ToList();

    private static int Rank(Move move) => move switch
    {
        // A baseline mostly denies: what segments allow comes before it.
        { Old: null, Change.Owner.Kind: Api.V1Alpha1.NamespaceBaseline.KindName } => 1,
        { Old: null } => 0,
        { New: null } => 5,
        { Old: { } old, New: { } @new } => @new.IsAtLeast(old) ? 2 : old.IsAtLeast(@new) ? 4 : 3,
    };

    // What is live and stays as it is.
    private List<PolicyVersion> Unaffected =>
        _unaffected ??= _live.Where(p => !_start.ContainsKey(p.Metadata.Name)).Select(p => new PolicyVersion(p.Spec)).ToList();

    private IReadOnlyList<PodClass> Classes(IEnumerable<IReadOnlyList<Step>> waves, IReadOnlyCollection<V1Pod> pods)
    {
        var versions = Unaffected.Concat(_start.Values).Concat(waves.SelectMany(w => w).Select(s => s.To)).OfType<PolicyVersion>().Distinct();
        return PodClass.Of(pods, versions.ToList());
    }

    private IReadOnlyList<PodClass> Unsafe(IReadOnlyList<PodClass> classes, IReadOnlyList<IReadOnlyList<Step>> waves) =>
        TransitionCheck.Unsafe(classes, Unaffected, _start, waves);
}
