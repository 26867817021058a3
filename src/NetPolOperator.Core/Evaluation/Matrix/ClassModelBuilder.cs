using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>
/// From pods to groups (equal in all that policies mention) to classes (equal in all that policies do). The work grows with the
/// pods once, and from there with the groups that selectors match, never with pairs.
/// </summary>
internal sealed class ClassModelBuilder
{
    private readonly IReadOnlyList<CompiledPolicy> _policies;
    private readonly EndpointGroups _groups;
    private readonly GroupMatcher _matcher;
    private readonly List<CompiledRule> _rules;

    public ClassModelBuilder(IReadOnlyList<Endpoint> endpoints, IReadOnlyList<CompiledPolicy> policies, NamespaceLabels namespaces)
    {
        _policies = policies;
        _rules = [.. policies.SelectMany(policy => (policy.Ingress ?? []).Concat(policy.Egress ?? []))];
        _groups = new EndpointGroups(endpoints, policies, _rules);
        _matcher = new GroupMatcher(_groups, namespaces);
    }

    public ClassModel Build()
    {
        var selected = _policies.Select(_matcher.Selected).ToArray();
        foreach (var peer in _rules.SelectMany(rule => rule.Peers ?? []))
            _ = _matcher.Matching(peer);
        var members = Split(selected);
        var classOf = RepresentativeClasses(members);
        var portTable = members.Select(groups => _groups.All[groups[0]].PortTable).ToArray();
        var policies = PoliciesByClass(selected, classOf, members.Count);
        var (egress, ingress) = (new Profiles(), new Profiles());
        for (var index = 0; index < members.Count; index++)
        {
            egress.Add(Isolating(policies[index], TrafficDirection.Egress), 0, policy => _policies[policy].Egress!);
            ingress.Add(Isolating(policies[index], TrafficDirection.Ingress), portTable[index], policy => _policies[policy].Ingress!);
        }

        return new ClassModel
        {
            Classes = [.. members.Select(ToClass)],
            Ports = _groups.Ports,
            PortTable = portTable,
            Egress = egress,
            Ingress = ingress,
            Peers = _rules.Where(rule => rule.Peers is not null).ToDictionary(rule => rule, rule => ClassesOf(rule, classOf, members.Count)),
        };
    }

    private List<List<int>> Split(BitSet[] selected)
    {
        var partition = new Partition(_groups.All.Select((group, index) => index < _groups.FirstExternal ? group.PortTable + 1 : 0));
        foreach (var set in selected.Concat(_matcher.Peers))
            partition.Refine(set);
        return partition.Classes();
    }

    // One group speaks for its class; the others are marked by -1 and passed over.
    private int[] RepresentativeClasses(List<List<int>> members)
    {
        var classOf = new int[_groups.All.Count];
        Array.Fill(classOf, -1);
        for (var index = 0; index < members.Count; index++)
            classOf[members[index][0]] = index;
        return classOf;
    }

    private static List<int>[] PoliciesByClass(BitSet[] selected, int[] classOf, int classes)
    {
        var policies = new List<int>[classes];
        for (var index = 0; index < classes; index++)
            policies[index] = [];
        for (var policy = 0; policy < selected.Length; policy++)
            foreach (var group in selected[policy])
                if (classOf[group] >= 0)
                    policies[classOf[group]].Add(policy);
        return policies;
    }

    private List<int> Isolating(List<int> policies, TrafficDirection direction) => policies.FindAll(policy => _policies[policy].Isolates(direction));

    private BitSet ClassesOf(CompiledRule rule, int[] classOf, int classes)
    {
        var matching = new BitSet(classes);
        foreach (var peer in rule.Peers!)
            foreach (var group in _matcher.Matching(peer))
                if (classOf[group] >= 0)
                    matching.Add(classOf[group]);
        return matching;
    }

    private EndpointClass ToClass(List<int> members, int index)
    {
        var ranges = IpRangeSet.Union(members.Select(group => _groups.All[group].Range).OfType<IpRange>()).Ranges;
        var endpoints = members.SelectMany(group => _groups.All[group].Endpoints).ToList();
        endpoints.Sort(static (left, right) => string.CompareOrdinal(left.ToString(), right.ToString()));
        return new EndpointClass(index, endpoints, ranges);
    }
}
