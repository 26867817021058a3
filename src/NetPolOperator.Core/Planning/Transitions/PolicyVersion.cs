using k8s.Models;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning.Transitions;

/// <summary>One content of a policy, as the transition is reckoned with.</summary>
internal sealed class PolicyVersion(V1NetworkPolicySpec? spec)
{
    private Dictionary<string, Atom>? _ingress;
    private Dictionary<string, Atom>? _egress;

    public V1NetworkPolicySpec Spec { get; } = spec ?? new V1NetworkPolicySpec();

    public V1LabelSelector Selector => Spec.PodSelector ?? Everything;

    /// <summary>How many atoms there are at most, without taking anything apart.</summary>
    public long AtomCount { get; } = Count(spec?.Ingress, rule => (rule.FromProperty, rule.Ports)) + Count(spec?.Egress, rule => (rule.To, rule.Ports));

    /// <summary>What is allowed in; null where it does not isolate ingress. Taken apart when it is asked for: most policies change alone.</summary>
    public IReadOnlyDictionary<string, Atom>? Ingress => CanonicalText.IsolatesIngress(Spec)
        ? _ingress ??= ToAtoms((Spec.Ingress ?? []).SelectMany(r => Atom.Of(r?.FromProperty, r?.Ports)))
        : null;

    /// <summary>What is allowed out; null where it does not isolate egress.</summary>
    public IReadOnlyDictionary<string, Atom>? Egress => CanonicalText.IsolatesEgress(Spec)
        ? _egress ??= ToAtoms((Spec.Egress ?? []).SelectMany(r => Atom.Of(r?.To, r?.Ports)))
        : null;

    public IReadOnlyDictionary<string, Atom>? Allowed(bool ingress) => ingress ? Ingress : Egress;

    /// <summary>Whether everything that the other allows to the same pods is allowed by this one, which isolates nothing beyond it.</summary>
    public bool IsAtLeast(PolicyVersion other) =>
        Selectors.SelectorText.Of(Selector) == Selectors.SelectorText.Of(other.Selector)
        && IsAtLeast(Ingress, other.Ingress) && IsAtLeast(Egress, other.Egress);

    private static long Count<T>(IList<T>? rules, Func<T, (IList<V1NetworkPolicyPeer>? Peers, IList<V1NetworkPolicyPort>? Ports)> of)
        where T : class
    {
        var count = 0L;
        foreach (var rule in rules ?? [])
        {
            var (peers, ports) = rule is null ? default : of(rule);
            count += Math.Max(1L, peers?.Count ?? 0) * Math.Max(1, ports?.Count ?? 0);
        }

        return count;
    }

    private static V1LabelSelector Everything { get; } = new();

    private static bool IsAtLeast(IReadOnlyDictionary<string, Atom>? mine, IReadOnlyDictionary<string, Atom>? others) =>
        mine is null || (others is not null && others.Keys.All(mine.ContainsKey));

    private static Dictionary<string, Atom> ToAtoms(IEnumerable<Atom> atoms)
    {
        var table = new Dictionary<string, Atom>(StringComparer.Ordinal);
        foreach (var atom in atoms)
        {
            table.TryAdd(atom.Key, atom);
        }

        return table;
    }
}
