using NetPolOperator.Cli.Explaining;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Graphing;

/// <summary>Finds what may pass to and from addresses outside. There only one side has policies, so that its rules are the answer.</summary>
internal sealed class AddressEdges
{
    private readonly GraphDraft _draft;
    private readonly List<(string Name, HashSet<IpRangeSet> Blocks)> _groups;

    private AddressEdges(GraphDraft draft, IEnumerable<RenderedPolicy> rendered) => (_draft, _groups) = (draft, [.. Groups(rendered)]);

    public static void Add(GraphDraft draft, IEnumerable<RenderedPolicy> rendered)
    {
        var finder = new AddressEdges(draft, rendered);
        foreach (var direction in new[] { TrafficDirection.Egress, TrafficDirection.Ingress }) finder.Add(direction);
    }

    private void Add(TrafficDirection direction)
    {
        var outgoing = direction == TrafficDirection.Egress;
        foreach (var ends in _draft.Pods)
            foreach (var rule in _draft.Matrix.RulesOf(ends, direction) ?? [])
                foreach (var name in NamesOf(rule))
                    foreach (var node in _draft.Catalog.Of(ends))
                    {
                        var ports = outgoing ? rule.Ports.Numbered : rule.Ports.On(ends.Endpoints[0]);
                        if (ports.IsEmpty) continue; // a name of a port means nothing on an address
                        var other = _draft.OutsideNode(name, "addresses");
                        var edge = _draft.Edge(outgoing ? node.Id : other, outgoing ? other : node.Id, false, node.Classes.Count);
                        edge.Add((ends.Index, 0), ports);
                        GraphDraft.Allow(edge, direction, [rule]);
                        GraphDraft.Note(edge, outgoing ? TrafficDirection.Ingress : TrafficDirection.Egress, Outsiders);
                    }
    }

    private static string? Outsiders => Explainer.Unasked(Endpoint.OfAddress(default), TrafficDirection.Ingress, false);

    // What a person named with one word (entity Internet) is one node, other blocks are as many.
    private IEnumerable<string> NamesOf(CompiledRule rule)
    {
        if (rule.Peers == null) yield break;
        var blocks = rule.Peers.Select(p => p.Addresses).OfType<IpRangeSet>().Where(b => !b.IsEmpty).ToHashSet();
        foreach (var (name, group) in _groups)
        {
            if (!blocks.IsSupersetOf(group)) continue;
            blocks.ExceptWith(group);
            yield return name;
        }

        foreach (var block in blocks) yield return AddressText.Of(block);
    }

    private static IEnumerable<(string Name, HashSet<IpRangeSet> Blocks)> Groups(IEnumerable<RenderedPolicy> rendered)
    {
        var outcomes = rendered.SelectMany(r => r.Rules).Where(o => o.Peer.StartsWith("entity ", StringComparison.Ordinal) || o.Peer.StartsWith("service ", StringComparison.Ordinal));
        return outcomes.Select(o => (Name: NameOf(o.Peer), Blocks: BlocksOf(o))).Where(g => g.Blocks.Count > 0)
            .GroupBy(g => g.Name + "\n" + string.Join(',', g.Blocks.SelectMany(b => b.Ranges))).Select(g => g.First())
            .OrderByDescending(g => g.Blocks.Count).ThenBy(g => g.Name, StringComparer.Ordinal);
    }

    private static string NameOf(string peer) => peer.StartsWith("entity ", StringComparison.Ordinal) ? peer["entity ".Length..] : peer;

    private static HashSet<IpRangeSet> BlocksOf(RuleOutcome outcome) =>
        [.. outcome.Allows.SelectMany(a => a.Peers).Select(p => p.IpBlock).OfType<k8s.Models.V1IPBlock>().Select(BlockOf).OfType<IpRangeSet>()];

    private static IpRangeSet? BlockOf(k8s.Models.V1IPBlock block) => IpRange.TryParseCidr(block.Cidr, out var range)
        ? IpRangeSet.Of(range, (block.Except ?? []).Select(e => IpRange.TryParseCidr(e, out var hole) ? hole : (IpRange?)null).OfType<IpRange>())
        : null;
}
