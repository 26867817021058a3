using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>What a policy that is not written yet would allow the pods that it selects.</summary>
internal sealed class AddedPolicy(CompiledPolicy policy, NamespaceLabels namespaces)
{
    private readonly Dictionary<PodGroup, ConnectionSet> _to = [];
    private readonly Dictionary<PodGroup, ConnectionSet> _from = [];
    private readonly List<CompiledRule>? _egress = policy.Egress is { } egress ? [.. egress] : null;
    private readonly List<CompiledRule>? _ingress = policy.Ingress is { } ingress ? [.. ingress] : null;
    private readonly bool _namesPorts = policy.Ingress?.Any(rule => rule.Ports.Named.Count > 0) == true;

    /// <summary>What may leave to these pods; everything where it does not isolate for egress.</summary>
    public ConnectionSet To(PodGroup destination)
    {
        if (_egress is null)
            return ConnectionSet.All;
        if (!_to.TryGetValue(destination, out var allowed))
            _to[destination] = allowed = Allowed(_egress, destination, destination, namespaces);
        return allowed;
    }

    /// <summary>What may arrive from these pods; everything where it does not isolate for ingress.</summary>
    public ConnectionSet From(PodGroup source, PodGroup destination)
    {
        if (_ingress is null)
            return ConnectionSet.All;
        // Port names are the destination's: with any, the answer differs from one destination to the next.
        if (_namesPorts)
            return Allowed(_ingress, source, destination, namespaces);
        if (!_from.TryGetValue(source, out var allowed))
            _from[source] = allowed = Allowed(_ingress, source, destination, namespaces);
        return allowed;
    }

    /// <summary>What the rules admit where the other end are these pods.</summary>
    public static ConnectionSet Allowed(List<CompiledRule> rules, PodGroup other, PodGroup destination, NamespaceLabels namespaces)
    {
        var allowed = ConnectionSet.None;
        foreach (var rule in rules)
            if (other.IsMatchedBy(rule, namespaces))
                allowed = allowed.Union(rule.Ports.On(destination.Example));
        return allowed;
    }
}
