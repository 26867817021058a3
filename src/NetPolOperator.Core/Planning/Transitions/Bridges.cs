using k8s.Models;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Planning.Transitions;

/// <summary>
/// Policies that hold pods at what they have before and after while the policies around them change. A bridge is for the pods that
/// a certain set of the changing policies selects; it may select pods of a larger set too, which have a larger bridge by then.
/// </summary>
internal static class Bridges
{
    public static IReadOnlyList<IReadOnlyList<Step>> Around(
        IReadOnlyList<IReadOnlyList<Step>> plain,
        IReadOnlyList<Move> moves,
        IReadOnlyList<PodClass> failing,
        IReadOnlyList<PodClass> classes,
        IEnumerable<string> takenNames)
    {
        var versions = moves.SelectMany(m => new[] { m.Old, m.New }).OfType<PolicyVersion>().ToList();
        var needed = failing.Select(c => VersionsOf(c, versions)).ToList();
        var sets = classes.Select(c => VersionsOf(c, versions))
            .Where(set => needed.Exists(n => n.IsSubsetOf(set)))
            .DistinctBy(set => string.Join(',', versions.Select((v, i) => set.Contains(v) ? i : -1)))
            .ToList();
        var taken = takenNames.Concat(moves.Select(m => m.Change.Name)).ToHashSet(StringComparer.Ordinal);
        var bridges = sets.OrderByDescending(s => s.Count).Select(s => (s.Count, Policy: Bridge(s, moves, taken))).ToList();
        var bySize = bridges.GroupBy(b => b.Count).ToList();
        // Down in the opposite order: pods of a larger set may be open in the end, and must not be left to a smaller bridge.
        return
        [
            .. bySize.Select(g => (IReadOnlyList<Step>)g.Select(b => Raise(b.Policy)).ToList()),
            .. plain,
            .. Enumerable.Reverse(bySize).Select(g => (IReadOnlyList<Step>)g.Select(b => Remove(b.Policy)).ToList()),
        ];
    }

    private static HashSet<PolicyVersion> VersionsOf(PodClass pods, IEnumerable<PolicyVersion> versions) =>
        versions.Where(pods.IsSelectedBy).ToHashSet();

    private static (V1NetworkPolicy Policy, Move Move) Bridge(HashSet<PolicyVersion> set, IReadOnlyList<Move> moves, HashSet<string> taken)
    {
        var selector = Conjunction(set.Select(v => v.Selector));
        var spec = TransitionContent.Union(selector, set.Any(v => v.Ingress is not null), set.Any(v => v.Egress is not null), set);
        // Any owner of the set will do: the bridge goes when its policies are in place, and with the owner at the latest.
        var move = moves.First(m => (m.Old is not null && set.Contains(m.Old)) || (m.New is not null && set.Contains(m.New)));
        var like = move.Change.Desired ?? move.Change.Live!;
        var name = PolicyNames.Limit($"{move.Change.Name}-bridge-{PolicyHash.Of(SelectorText.Of(selector))[..8]}");
        while (!taken.Add(name))
        {
            name = PolicyNames.Limit($"{name}-x");
        }

        var identity = like.Metadata with { Uid = null, ResourceVersion = null, CreationTimestamp = null, Generation = null, Finalizers = null };
        return (TransitionContent.Object(like with { Metadata = identity }, name, spec), move);
    }

    private static V1LabelSelector Conjunction(IEnumerable<V1LabelSelector> selectors) => SelectorNormalizer.Normalize(new V1LabelSelector
    {
        // Two values for one key cannot be written as labels, and need not be: the pods have one.
        MatchExpressions = selectors
            .SelectMany(s => (s.MatchLabels ?? new Dictionary<string, string>())
                .Select(l => new V1LabelSelectorRequirement { Key = l.Key, OperatorProperty = "In", Values = [l.Value] })
                .Concat(s.MatchExpressions ?? []))
            .ToList(),
    });

    private static Step Raise((V1NetworkPolicy Policy, Move Move) bridge) => new(
        bridge.Policy.Metadata.Name,
        new PolicyVersion(bridge.Policy.Spec),
        Change(bridge, ChangeKind.Create, bridge.Policy, null, "holds its pods at what they have before and after the change"));

    private static Step Remove((V1NetworkPolicy Policy, Move Move) bridge) => new(
        bridge.Policy.Metadata.Name,
        null,
        Change(bridge, ChangeKind.Delete, null, bridge.Policy, "the change that it was for is in place"));

    private static PolicyChange Change((V1NetworkPolicy Policy, Move Move) bridge, ChangeKind kind, V1NetworkPolicy? desired, V1NetworkPolicy? live, string summary) =>
        new(kind, ChangeReason.Transition, bridge.Move.Change.Namespace, bridge.Policy.Metadata.Name, bridge.Move.Change.Owner, desired, live, summary);
}
