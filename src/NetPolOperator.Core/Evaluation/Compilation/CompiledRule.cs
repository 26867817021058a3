namespace NetPolOperator.Core.Evaluation.Compilation;

/// <summary>One rule of a policy, in force: rules of a direction that the policy does not isolate are not compiled at all.</summary>
public sealed class CompiledRule
{
    private readonly CompiledPeer[]? _peers;

    internal CompiledRule(CompiledPolicy policy, TrafficDirection direction, int index, CompiledPeer[]? peers, CompiledPorts ports) =>
        (Policy, Direction, Index, _peers, Ports) = (policy, direction, index, peers, ports);

    /// <summary>The policy that the rule stands in.</summary>
    public CompiledPolicy Policy { get; }

    /// <summary>The direction.</summary>
    public TrafficDirection Direction { get; }

    /// <summary>Its place among the rules of its direction, from 0.</summary>
    public int Index { get; }

    /// <summary>Who may be at the other end; null is everyone, <c>from</c> or <c>to</c> missing or empty. An empty list is no one: peers that cannot be read.</summary>
    public IReadOnlyList<CompiledPeer>? Peers => _peers;

    /// <summary>The destination's ports.</summary>
    public CompiledPorts Ports { get; }

    /// <summary>The rule as a field path: <c>spec.ingress[0]</c>.</summary>
    public string Field => $"spec.{Direction.Field()}[{Index}]";

    /// <summary><c>shop/web spec.ingress[0]</c>.</summary>
    public override string ToString() => $"{Policy} {Field}";

    /// <summary>Whether the end of a connection may be at the other end.</summary>
    internal bool Matches(Endpoint end, NamespaceLabels namespaces)
    {
        if (_peers is null)
            return true;
        foreach (var peer in _peers)
            if (peer.Matches(end, namespaces))
                return true;
        return false;
    }

    /// <summary>Whether all of several pods, which differ in their addresses alone, may be at the other end.</summary>
    internal bool MatchesAll(List<Endpoint> pods, NamespaceLabels namespaces)
    {
        if (_peers is null)
            return true;
        foreach (var peer in _peers)
            if (peer.Addresses is { } addresses ? pods.TrueForAll(pod => pod.HasAddressIn(addresses)) : peer.Matches(pods[0], namespaces))
                return true;
        return false;
    }
}
