using k8s.Models;
using NetPolOperator.Core.Evaluation.Addresses;

namespace NetPolOperator.Core.Evaluation.Compilation;

/// <summary>Compiles the rules of one policy.</summary>
internal sealed class RuleCompiler(CompiledPolicy policy, List<PolicyProblem> problems)
{
    private readonly CompiledSelector _ownNamespace = NamespaceLabels.SelectorOf(policy.Namespace);

    /// <summary>Compiles one rule; peers or ports missing or empty mean all, peers or ports that cannot be read mean none.</summary>
    public CompiledRule Compile(TrafficDirection direction, int index, IList<V1NetworkPolicyPeer>? peers, IList<V1NetworkPolicyPort>? ports)
    {
        var field = $"spec.{direction.Field()}[{index}]";
        var peerField = direction == TrafficDirection.Ingress ? "from" : "to";
        var compiledPeers = peers is not { Count: > 0 }
            ? null
            : peers.Select((peer, i) => Compile(peer, $"{field}.{peerField}[{i}]")).OfType<CompiledPeer>().ToArray();
        var compiledPorts = ports is not { Count: > 0 } ? CompiledPorts.All : new PortCompiler(problems).Compile(ports, field);
        return new CompiledRule(policy, direction, index, compiledPeers, compiledPorts);
    }

    private CompiledPeer? Compile(V1NetworkPolicyPeer? peer, string field)
    {
        if (peer is { IpBlock: { } block, NamespaceSelector: null, PodSelector: null })
            return Compile(block, field + ".ipBlock");
        if (peer is null or { IpBlock: null, NamespaceSelector: null, PodSelector: null })
            return Refuse(field, "a peer needs a podSelector, a namespaceSelector or an ipBlock");
        if (peer.IpBlock is not null)
            return Refuse(field, "a peer with an ipBlock takes no selectors");
        var namespaces = peer.NamespaceSelector is null
            ? _ownNamespace
            : SelectorCompiler.Compile(peer.NamespaceSelector, field + ".namespaceSelector", problems);
        var pods = peer.PodSelector is null ? CompiledSelector.Everything : SelectorCompiler.Compile(peer.PodSelector, field + ".podSelector", problems);
        return CompiledPeer.OfPods(namespaces, pods);
    }

    private CompiledPeer? Compile(V1IPBlock block, string field)
    {
        if (!IpRange.TryParseCidr(block.Cidr, out var range))
            return Refuse(field + ".cidr", $"'{block.Cidr}' is not a CIDR block such as 203.0.113.0/24");
        var exceptions = new List<IpRange>();
        for (var i = 0; i < (block.Except?.Count ?? 0); i++)
        {
            // An exception that cannot be read could be any: the whole block matches nothing.
            if (!IpRange.TryParseCidr(block.Except![i], out var exception))
                return Refuse($"{field}.except[{i}]", $"'{block.Except[i]}' is not a CIDR block such as 203.0.113.64/26");
            exceptions.Add(exception);
        }

        return CompiledPeer.OfAddresses(IpRangeSet.Of(range, exceptions));
    }

    private CompiledPeer? Refuse(string field, string message)
    {
        problems.Add(new PolicyProblem(field, message));
        return null;
    }
}
