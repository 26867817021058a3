using k8s.Models;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning.Transitions;

/// <summary>One content of a policy, as the transition is reckoned with.</summary>
internal sealed class PolicyVersion
{
    public PolicyVersion(V1NetworkPolicySpec? spec)
    {
        Spec = spec ?? new V1NetworkPolicySpec();
        Selector = Spec.PodSelector ?? new V1LabelSelector();
        Ingress = CanonicalText.IsolatesIngress(Spec)
            ? ToAtoms((Spec.Ingress ?? []).SelectMany(r => Atom.Of(r?.FromProperty, r?.Ports)))
            : null;
        Egress = CanonicalText.IsolatesEgress(Spec)
            ? ToAtoms((Spec.Egress ?? []).SelectMany(r => Atom.Of(r?.To, r?.Ports)))
            : null;
    }

    public V1NetworkPolicySpec Spec { get; }

    public V1LabelSelector Selector { get; }

    /// <summary>What is allowed in; null where it does not isolate ingress.</summary>
    public IReadOnlyDictionary<string, Atom>? Ingress { get; }

    /// <summary>What is allowed out; null where it does not isolate egress.</summary>
    public IReadOnlyDictionary<string, Atom>? Egress { get; }

    public IReadOnlyDictionary<string, Atom>? Allowed(bool ingress) => ingress ? Ingress : Egress;

    /// <summary>Whether everything that the other allows to the same pods is allowed by this one, which isolates nothing beyond it.</summary>
    public bool IsAtLeast(PolicyVersion other) =>
        Selectors.SelectorText.Of(Selector) == Selectors.SelectorText.Of(other.Selector)
        && IsAtLeast(Ingress, other.Ingress) && IsAtLeast(Egress, other.Egress);

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
