using System.Text;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Rendering;

/// <summary>Puts what the rules rendered to into one policy: sorted, equal rules once, and where each came from beside them.</summary>
internal static class PolicyAssembly
{
    public static V1NetworkPolicy Assemble(
        OwnerIdentity owner, string ns, string name, V1LabelSelector pods, Isolation isolation, IEnumerable<RuleOutcome> outcomes)
    {
        var lines = outcomes.Where(o => o.State == RuleState.Resolved).SelectMany(o => o.Allows.Select(a => (Outcome: o, Allow: a))).ToList();
        var ingress = Merge(lines, Directions.Ingress);
        var egress = Merge(lines, Directions.Egress);
        var spec = new V1NetworkPolicySpec
        {
            PodSelector = pods,
            PolicyTypes = isolation.PolicyTypes,
            Ingress = ingress.Count == 0 ? null : ingress.ConvertAll(l => new V1NetworkPolicyIngressRule { FromProperty = PeersOf(l.Allow), Ports = PortsOf(l.Allow) }),
            Egress = egress.Count == 0 ? null : egress.ConvertAll(l => new V1NetworkPolicyEgressRule { To = PeersOf(l.Allow), Ports = PortsOf(l.Allow) }),
        };
        var policy = new V1NetworkPolicy
        {
            ApiVersion = $"{V1NetworkPolicy.KubeGroup}/{V1NetworkPolicy.KubeApiVersion}",
            Kind = V1NetworkPolicy.KubeKind,
            Metadata = Metadata(owner, ns, name, Trace(ingress, egress)),
            Spec = spec,
        };
        policy.Metadata.Annotations[PolicyMetadata.SpecHashAnnotation] = PolicyHash.Of(policy);
        return policy;
    }

    private static List<Line> Merge(List<(RuleOutcome Outcome, RenderedAllow Allow)> lines, string direction)
    {
        var merged = new SortedDictionary<string, Line>(StringComparer.Ordinal);
        foreach (var (outcome, allow) in lines)
        {
            if (outcome.Direction != direction)
            {
                continue;
            }

            var key = CanonicalText.Rule(PeersOf(allow), PortsOf(allow));
            if (!merged.TryGetValue(key, out var line))
            {
                merged[key] = line = new Line(allow, []);
            }

            if (!line.Paths.Contains(outcome.Path))
            {
                line.Paths.Add(outcome.Path);
            }
        }

        return [.. merged.Values];
    }

    // An empty list would mean everybody: it is written only where the rule says so, and anything else without peers is a bug.
    private static List<V1NetworkPolicyPeer>? PeersOf(RenderedAllow allow) => (allow.Anyone, allow.Peers.Count) switch
    {
        (true, 0) => null,
        (false, > 0) => allow.Peers as List<V1NetworkPolicyPeer> ?? [.. allow.Peers],
        _ => throw new InvalidOperationException("a rule without peers would allow everybody"),
    };

    private static List<V1NetworkPolicyPort>? PortsOf(RenderedAllow allow) => (allow.AllPorts, allow.Ports.Count) switch
    {
        (true, 0) => null,
        (false, > 0) => allow.Ports as List<V1NetworkPolicyPort> ?? [.. allow.Ports],
        _ => throw new InvalidOperationException("a rule without ports would allow all ports"),
    };

    private static V1ObjectMeta Metadata(OwnerIdentity owner, string ns, string name, string trace)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [PolicyMetadata.ManagedByLabel] = PolicyMetadata.ManagedBy,
            [PolicyMetadata.OwnerKindLabel] = owner.Kind,
        };
        if (owner.Uid.Length > 0)
        {
            labels[PolicyMetadata.OwnerUidLabel] = owner.Uid;
        }

        return new V1ObjectMeta
        {
            Name = name,
            NamespaceProperty = ns,
            Labels = labels,
            Annotations = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                [PolicyMetadata.SourceAnnotation] = owner.ToString(),
                [PolicyMetadata.RulesAnnotation] = trace,
            },
            OwnerReferences = owner.ToReference() is { } reference ? [reference] : null,
        };
    }

    private static string Trace(List<Line> ingress, List<Line> egress)
    {
        var text = new StringBuilder();
        Append(text, "ingress", ingress);
        Append(text, "egress", egress);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string field, List<Line> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            text.Append(text.Length == 0 ? "" : ";").Append(field).Append('[').Append(i).Append("]=").AppendJoin(',', lines[i].Paths);
        }
    }

    private sealed record Line(RenderedAllow Allow, List<string> Paths);
}
