using System.Text;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Rendering;

/// <summary>Puts what the rules rendered to into one policy: sorted, equal rules once, and where each came from beside them.</summary>
internal static class PolicyAssembly
{
    private const int UsualLength = 1024;

    public static V1NetworkPolicy Assemble(RenderedPolicy rendered)
    {
        var ingress = Merge(rendered, Directions.Ingress);
        var egress = Merge(rendered, Directions.Egress);
        var policy = new V1NetworkPolicy
        {
            ApiVersion = $"{V1NetworkPolicy.KubeGroup}/{V1NetworkPolicy.KubeApiVersion}",
            Kind = V1NetworkPolicy.KubeKind,
            Metadata = Metadata(rendered, Trace(ingress, egress)),
            Spec = new V1NetworkPolicySpec
            {
                PodSelector = rendered.PodSelector,
                PolicyTypes = rendered.Isolation.PolicyTypes,
                Ingress = ingress.Count == 0 ? null : ingress.ConvertAll(l => new V1NetworkPolicyIngressRule { FromProperty = PeersOf(l.Allow), Ports = PortsOf(l.Allow) }),
                Egress = egress.Count == 0 ? null : egress.ConvertAll(l => new V1NetworkPolicyEgressRule { To = PeersOf(l.Allow), Ports = PortsOf(l.Allow) }),
            },
        };
        var text = new StringBuilder(UsualLength);
        CanonicalText.AppendSpec(
            text,
            rendered.PodSelector,
            rendered.Isolation.Ingress ? ingress.ConvertAll(l => l.Text) : null,
            rendered.Isolation.Egress ? egress.ConvertAll(l => l.Text) : null);
        policy.Metadata.Annotations[PolicyMetadata.SpecHashAnnotation] = PolicyHash.Of(text, policy.Metadata);
        return policy;
    }

    private static List<Line> Merge(RenderedPolicy rendered, string direction)
    {
        var lines = new List<Line>(rendered.Rules.Count + 1);
        for (var i = 0; i < rendered.Rules.Count; i++)
        {
            Add(lines, rendered.Rules[i], direction);
        }

        if (rendered.Dns is { } dns)
        {
            Add(lines, dns, direction);
        }

        lines.Sort(static (a, b) => string.CompareOrdinal(a.Text, b.Text));
        return lines;
    }

    // Equal rules once, with every field that asks for them.
    private static void Add(List<Line> lines, RuleOutcome outcome, string direction)
    {
        if (outcome.State != RuleState.Resolved || outcome.Direction != direction)
        {
            return;
        }

        for (var i = 0; i < outcome.Allows.Count; i++)
        {
            var allow = outcome.Allows[i];
            var text = CanonicalText.Rule(allow.PeersText ?? CanonicalText.Peers(PeersOf(allow)), PortsOf(allow));
            if (lines.Find(l => l.Text == text) is not { } line)
            {
                lines.Add(new Line(text, allow, outcome));
            }
            else if (!ReferenceEquals(line.Last, outcome))
            {
                line.Add(outcome);
            }
        }
    }

    // An empty list would mean everybody: it is written only where the rule says so, and anything else without peers is a bug.
    private static IList<V1NetworkPolicyPeer>? PeersOf(RenderedAllow allow) => (allow.Anyone, allow.Peers.Count) switch
    {
        (true, 0) => null,
        (false, > 0) => allow.Peers as IList<V1NetworkPolicyPeer> ?? [.. allow.Peers],
        _ => throw new InvalidOperationException("a rule without peers would allow everybody"),
    };

    private static IList<V1NetworkPolicyPort>? PortsOf(RenderedAllow allow) => (allow.AllPorts, allow.Ports.Count) switch
    {
        (true, 0) => null,
        (false, > 0) => allow.Ports as IList<V1NetworkPolicyPort> ?? [.. allow.Ports],
        _ => throw new InvalidOperationException("a rule without ports would allow all ports"),
    };

    private static V1ObjectMeta Metadata(RenderedPolicy rendered, string trace)
    {
        var owner = rendered.Owner;
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
            Name = rendered.Name,
            NamespaceProperty = rendered.Namespace,
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
            text.Append(text.Length == 0 ? "" : ";").Append(field).Append('[').Append(i).Append("]=").Append(lines[i].Origins);
        }
    }

    private sealed class Line(string text, RenderedAllow allow, RuleOutcome outcome)
    {
        public string Text => text;

        public RenderedAllow Allow => allow;

        public string Origins { get; private set; } = RuleTrace.Of(outcome);

        public RuleOutcome Last { get; private set; } = outcome;

        public void Add(RuleOutcome another)
        {
            Origins += "," + RuleTrace.Of(another);
            Last = another;
        }
    }
}
