using k8s.Models;
using KubeOps.Abstractions.Entities.Attributes;

namespace NetPolOperator.Core.Api.V1Alpha1;

/// <summary>One allowed connection with exactly one peer.</summary>
public abstract class Rule
{
    /// <summary>Another AppSegment.</summary>
    [Description("The pods of another AppSegment, followed as its selector changes. The other side must allow this one as well.")]
    public SegmentPeer? Segment { get; set; }

    /// <summary>Raw selectors.</summary>
    [Description("Pods by raw selectors, where there is no AppSegment to name.")]
    public PodsPeer? Pods { get; set; }

    /// <summary>Addresses.</summary>
    [Description("Addresses outside the cluster, as a CIDR block.")]
    public CidrPeer? Cidr { get; set; }

    /// <summary>A well-known group; one of <see cref="Entities"/>.</summary>
    [Description("A well-known group. Anyone: every address. Cluster: all pods. Namespace: all pods of the own namespace. Internet: everything "
        + "but cluster, private, link-local and metadata addresses. KubeAPIServer: the API server. Nodes: the nodes' internal addresses. "
        + "IngressController, Monitoring: the pods that the operator's settings name.")]
    [EnumValues(Entities.Anyone, Entities.Cluster, Entities.Namespace, Entities.Internet, Entities.KubeApiServer, Entities.Nodes,
        Entities.IngressController, Entities.Monitoring)]
    public string? Entity { get; set; }

    /// <summary>The destination's ports; null means what the owner and peer imply, an empty list is the same as null.</summary>
    [Description("The destination's pod ports. Omitted: in allowFrom of a segment its own spec.ports; in allowTo the ports that the target "
        + "segment or Service declares; all ports otherwise.")]
    [Items(maxItems: 64)]
    public IList<RulePort>? Ports { get; set; }

    /// <summary>RFC 3339; the rule is dropped from then on.</summary>
    [Description("The rule is dropped at this time (RFC 3339, for example 2026-12-31T00:00:00Z), without anyone acting.")]
    [Format("date-time")]
    public string? ExpiresAt { get; set; }

    /// <summary>A note for people.</summary>
    [Description("Why this rule is there, for people.")]
    [Length(maxLength: 512)]
    public string? Description { get; set; }
}

/// <summary>A rule of <c>allowFrom</c>.</summary>
[ValidationRule(
    "(has(self.segment) ? 1 : 0) + (has(self.pods) ? 1 : 0) + (has(self.cidr) ? 1 : 0) + (has(self.entity) ? 1 : 0) == 1",
    message: "exactly one peer must be given: segment, pods, cidr or entity")]
[Description("One allowed connection, with exactly one peer: segment, pods, cidr or entity.")]
public sealed class IngressRule : Rule;

/// <summary>A rule of <c>allowTo</c>, which may also name a Service.</summary>
[ValidationRule(
    "(has(self.segment) ? 1 : 0) + (has(self.pods) ? 1 : 0) + (has(self.service) ? 1 : 0) + (has(self.cidr) ? 1 : 0) + (has(self.entity) ? 1 : 0) == 1",
    message: "exactly one peer must be given: segment, pods, service, cidr or entity")]
[Description("One allowed connection, with exactly one peer: segment, pods, service, cidr or entity.")]
public sealed class EgressRule : Rule
{
    /// <summary>A Service's pods and target ports.</summary>
    [Description("A Service, resolved to its pods and target ports, or to its endpoints' addresses where it has no selector.")]
    public ServicePeer? Service { get; set; }
}

/// <summary>Names another AppSegment.</summary>
public sealed class SegmentPeer
{
    /// <summary>Its name.</summary>
    [Required]
    [Description("The AppSegment's name.")]
    [Length(1, 253)]
    [Pattern(SchemaRules.DnsSubdomain)]
    public string? Name { get; set; }

    /// <summary>Its namespace; null is the rule owner's own.</summary>
    [Description("The AppSegment's namespace. Omitted: the same namespace. Required in a NamespaceBaseline.")]
    [Length(1, 63)]
    [Pattern(SchemaRules.DnsLabel)]
    public string? Namespace { get; set; }
}

/// <summary>Selects pods; all given fields must match. With none of the namespace fields: the own namespace.</summary>
[ValidationRule("!has(self.__namespace__) || !has(self.namespaceSelector)", message: "namespace and namespaceSelector exclude each other")]
public sealed class PodsPeer
{
    /// <summary>One namespace, by name.</summary>
    [Description("One namespace by name (its kubernetes.io/metadata.name label). Excludes namespaceSelector.")]
    [Length(1, 63)]
    [Pattern(SchemaRules.DnsLabel)]
    public string? Namespace { get; set; }

    /// <summary>Namespaces by label; empty is every namespace.</summary>
    [Description("Namespaces by label; {} is every namespace. Excludes namespace. Together with podSelector both must match.")]
    public V1LabelSelector? NamespaceSelector { get; set; }

    /// <summary>Pods by label; null or empty is all pods of the namespaces.</summary>
    [Description("Pods by label; omitted or {}: all pods of those namespaces.")]
    public V1LabelSelector? PodSelector { get; set; }
}

/// <summary>Names a Service.</summary>
public sealed class ServicePeer
{
    /// <summary>Its name.</summary>
    [Required]
    [Description("The Service's name.")]
    [Length(1, 63)]
    [Pattern(SchemaRules.DnsLabel)]
    public string? Name { get; set; }

    /// <summary>Its namespace; null is the rule owner's own (in a baseline: each matching namespace).</summary>
    [Description("The Service's namespace. Omitted: the same namespace.")]
    [Length(1, 63)]
    [Pattern(SchemaRules.DnsLabel)]
    public string? Namespace { get; set; }
}

/// <summary>An address block.</summary>
public sealed class CidrPeer
{
    /// <summary>IPv4 or IPv6 CIDR without host bits.</summary>
    [Required]
    [Description("An IPv4 or IPv6 block in canonical form, without host bits (203.0.113.0/24, 2001:db8::/32).")]
    [Length(1, 49)]
    [ValidationRule(SchemaRules.Cidr, message: SchemaRules.CidrMessage)]
    public string? Block { get; set; }

    /// <summary>Blocks inside <see cref="Block"/> that are left out of it.</summary>
    [Description("Blocks inside the block that are left out of it.")]
    [Items(maxItems: 64)]
    [Length(1, 49)]
    [XListType(XListType.Set)]
    [ValidationRule(SchemaRules.Cidrs, message: SchemaRules.CidrMessage)]
    public IList<string>? Except { get; set; }
}

/// <summary>A port that a segment serves.</summary>
[ValidationRule(SchemaRules.EndPort, message: SchemaRules.EndPortMessage)]
[Description("A container port that the pods serve.")]
public sealed class SegmentPort
{
    /// <summary>A name that rules may use.</summary>
    [Description("A name that rules may use instead of the number. Unique in the list.")]
    [Length(1, 15)]
    [Pattern(SchemaRules.PortName)]
    public string? Name { get; set; }

    /// <summary>A number, or the name of a container port.</summary>
    [Required]
    [Description("The container port, by number or by the name it has in the pod.")]
    [Length(1, 15)]
    [Pattern(SchemaRules.DeclaredPort)]
    [RangeMinimum(1)]
    [RangeMaximum(65535)]
    public IntOrString? Port { get; set; }

    /// <summary>The last port of a range, inclusive.</summary>
    [Description("The last port of a range that starts at port (which is a number then).")]
    [RangeMinimum(1)]
    [RangeMaximum(65535)]
    public int? EndPort { get; set; }

    /// <summary>One of <see cref="Protocols"/>; null is TCP.</summary>
    [Description("TCP (default), UDP or SCTP.")]
    [EnumValues(Protocols.Tcp, Protocols.Udp, Protocols.Sctp)]
    [DefaultValue(Protocols.Tcp)]
    public string? Protocol { get; set; }
}

/// <summary>A port of a rule, of the shape of a NetworkPolicyPort.</summary>
[ValidationRule(SchemaRules.EndPort, message: SchemaRules.EndPortMessage)]
[Description("A port of the destination's pods, or a range of them.")]
public sealed class RulePort
{
    /// <summary>A number, or a name: of the destination's declared ports first, of a container port else. Null is every port.</summary>
    [Description("The destination's pod port: a number, or a name, which is looked up among the ports that the destination segment or Service "
        + "declares and is a container port's name otherwise. Omitted: every port of the protocol.")]
    [Length(1, 63)]
    [Pattern(SchemaRules.RulePort)]
    [RangeMinimum(1)]
    [RangeMaximum(65535)]
    public IntOrString? Port { get; set; }

    /// <summary>The last port of a range, inclusive.</summary>
    [Description("The last port of a range that starts at port (which is a number then).")]
    [RangeMinimum(1)]
    [RangeMaximum(65535)]
    public int? EndPort { get; set; }

    /// <summary>One of <see cref="Protocols"/>; null is the declared port's protocol for a name that resolves, TCP otherwise.</summary>
    [Description("TCP, UDP or SCTP. Omitted: the protocol of the declared port for a name, TCP otherwise.")]
    [EnumValues(Protocols.Tcp, Protocols.Udp, Protocols.Sctp)]
    public string? Protocol { get; set; }
}
