using k8s.Models;
using KubeOps.Abstractions.Entities.Attributes;

namespace NetPolOperator.Core.Api.V1Alpha1;

/// <summary>What the operator found and did; the part that both kinds share. Lists hold at most <see cref="ListLimit"/> entries beside a total.</summary>
public abstract class PolicyOwnerStatus
{
    /// <summary>The most entries that any list of a status holds.</summary>
    public const int ListLimit = 50;

    /// <summary>The generation that this status speaks of.</summary>
    [Description("The generation of the spec that this status speaks of.")]
    public long? ObservedGeneration { get; set; }

    /// <summary>See <see cref="ConditionTypes"/>.</summary>
    [Description("Accepted, PeersResolved, Programmed, IsolationEffective and Ready, the summary.")]
    [XListType(XListType.Map)]
    [XListMapKeys("type")]
    public IList<V1Condition>? Conditions { get; set; }

    /// <summary>The selected pods.</summary>
    [Description("The selected pods, counted.")]
    public PodCounts? Pods { get; set; }

    /// <summary>The policies written for this resource.</summary>
    [Description("The NetworkPolicies written for this resource.")]
    public IList<PolicyReference>? Policies { get; set; }

    /// <summary>How many policies there are, when the list is cut.</summary>
    [Description("How many policies there are in all.")]
    public int? PoliciesTotal { get; set; }

    /// <summary>Established of all, as <c>4/5</c>.</summary>
    [Description("Established connections of all declared ones, as 4/5.")]
    public string? ConnectionSummary { get; set; }

    /// <summary>How many connections there are, when the list is cut.</summary>
    [Description("How many connections are declared in all.")]
    public int? ConnectionsTotal { get; set; }

    /// <summary>One entry a rule.</summary>
    [Description("The state of each declared connection, one entry a rule.")]
    public IList<ConnectionStatus>? Connections { get; set; }

    /// <summary>How many entries <see cref="WidenedBy"/> has, those beyond its limit included.</summary>
    [Description("In how many ways others open what this resource isolates: one for each policy and direction.")]
    public int? WidenedByTotal { get; set; }

    /// <summary>Foreign policies that open what this resource isolates.</summary>
    [Description("Policies of others that open what this resource isolates.")]
    public IList<WideningPolicy>? WidenedBy { get; set; }

    /// <summary>Drift corrected so far.</summary>
    [Description("Changes that somebody else made to our policies and that were put right.")]
    public DriftStatus? Drift { get; set; }

    /// <summary>In Audit: what Enforce would do.</summary>
    [Description("In Audit mode: what Enforce would block and allow among the workloads of the cluster, by the live pods and policies. Addresses outside are not counted.")]
    public AuditStatus? Audit { get; set; }
}

/// <summary>Status of an <see cref="AppSegment"/>.</summary>
[Description("What the operator found and did. Lists hold at most 50 entries beside a total.")]
public sealed class AppSegmentStatus : PolicyOwnerStatus
{
    /// <summary>What others mean that name the segment; null until a spec has said so.</summary>
    [Description("What the rules of others mean that name this segment, by the newest valid spec. Not there while none has been valid.")]
    public SegmentAsPeer? AsPeer { get; set; }
}

/// <summary>A segment as others see it, so that it can be told even while the spec is invalid.</summary>
public sealed class SegmentAsPeer
{
    /// <summary>The generation of the spec that said so.</summary>
    [Description("The generation of that spec.")]
    public long? Generation { get; set; }

    /// <summary>The segment's pods.</summary>
    [Description("The segment's pods.")]
    public V1LabelSelector? PodSelector { get; set; }

    /// <summary>The ports that the segment serves.</summary>
    [Description("The ports that the segment serves.")]
    [Items(maxItems: 64)]
    public IList<SegmentPort>? Ports { get; set; }
}

/// <summary>Status of a <see cref="NamespaceBaseline"/>.</summary>
[Description("What the operator found and did. Lists hold at most 50 entries beside a total.")]
public sealed class NamespaceBaselineStatus : PolicyOwnerStatus
{
    /// <summary>The matched namespaces.</summary>
    [Description("The matched namespaces, counted.")]
    public NamespaceCounts? Namespaces { get; set; }
}

/// <summary>Pods counted; a pod is isolated where any policy selects it in that direction.</summary>
public sealed class PodCounts
{
    /// <summary>Selected pods.</summary>
    [Description("Pods that are selected.")]
    public int Matched { get; set; }

    /// <summary>Of these, isolated for ingress.</summary>
    [Description("Of these, isolated for ingress.")]
    public int IsolatedIngress { get; set; }

    /// <summary>Of these, isolated for egress.</summary>
    [Description("Of these, isolated for egress.")]
    public int IsolatedEgress { get; set; }

    /// <summary>Of these, on the host network, which no policy can select.</summary>
    [Description("Of these, on the host's network, where no NetworkPolicy reaches.")]
    public int Unprotectable { get; set; }
}

/// <summary>Namespaces of a baseline, counted.</summary>
public sealed class NamespaceCounts
{
    /// <summary>Matched by the selector and not excluded.</summary>
    [Description("Namespaces that the baseline matches.")]
    public int Matched { get; set; }

    /// <summary>Of these, with their policy in place.</summary>
    [Description("Of these, with their policy in place.")]
    public int Programmed { get; set; }

    /// <summary>Of these, still to be written.</summary>
    [Description("Of these, waiting to be written.")]
    public int Pending { get; set; }

    /// <summary>Of these, where it could not be written.</summary>
    [Description("Of these, where the policy could not be written.")]
    public int Failed { get; set; }
}

/// <summary>A policy that was written.</summary>
[Description("A NetworkPolicy of this resource.")]
public sealed class PolicyReference
{
    /// <summary>Its namespace.</summary>
    [Description("The policy's namespace.")]
    public string? Namespace { get; set; }

    /// <summary>Its name.</summary>
    [Description("The policy's name.")]
    public string? Name { get; set; }

    /// <summary>The hash of what the operator wrote, as in its annotation; null where that is not known.</summary>
    [Description("The hash of the policy as the operator wrote it, as in its annotation. Not there where that is not known.")]
    public string? Hash { get; set; }
}

/// <summary>One declared connection.</summary>
[Description("A declared rule, and whether the live policies of both sides let it pass.")]
public sealed class ConnectionStatus
{
    /// <summary>The field it comes from, as <c>allowTo[1]</c>.</summary>
    [Description("The rule, as a field path: allowTo[1].")]
    public string? Rule { get; set; }

    /// <summary>Ingress or Egress.</summary>
    [Description("Ingress or Egress, seen from this resource.")]
    public string? Direction { get; set; }

    /// <summary>The peer, in words.</summary>
    [Description("The peer, as text.")]
    public string? Peer { get; set; }

    /// <summary>The ports, as <c>TCP 80,443-445;UDP 53</c>, or <c>All</c>.</summary>
    [Description("The ports, as TCP 80,443-445;UDP 53, or All.")]
    public string? Ports { get; set; }

    /// <summary>One of <see cref="ConnectionStates"/>.</summary>
    [Description("Established, AwaitingPeer (the live policies of a side do not admit it; see message), PeerNotFound, NoPods or Expired.")]
    [EnumValues(ConnectionStates.Established, ConnectionStates.AwaitingPeer, ConnectionStates.PeerNotFound, ConnectionStates.NoPods,
        ConnectionStates.Expired)]
    public string? State { get; set; }

    /// <summary>What is missing and what to do, where the state is not Established.</summary>
    [Description("What is missing, and what to do about it.")]
    public string? Message { get; set; }
}

/// <summary>A policy of somebody else that opens what a resource isolates.</summary>
[Description("A policy of somebody else, and the first rule of it that opens what is isolated.")]
public sealed class WideningPolicy
{
    /// <summary>Its namespace.</summary>
    [Description("The policy's namespace.")]
    public string? Namespace { get; set; }

    /// <summary>Its name.</summary>
    [Description("The policy's name.")]
    public string? Name { get; set; }

    /// <summary>Ingress or Egress.</summary>
    [Description("Ingress or Egress.")]
    public string? Direction { get; set; }

    /// <summary>The rule that opens it, as <c>spec.ingress[0]</c>.</summary>
    [Description("The rule that opens it, as a field path.")]
    public string? Rule { get; set; }
}

/// <summary>Drift corrected so far.</summary>
public sealed class DriftStatus
{
    /// <summary>How often.</summary>
    [Description("How many times drift was put right.")]
    public long Corrections { get; set; }

    /// <summary>When last, RFC 3339.</summary>
    [Description("When it last was.")]
    [Format("date-time")]
    public string? LastTime { get; set; }

    /// <summary>What last, in words.</summary>
    [Description("What it was.")]
    public string? LastSummary { get; set; }
}

/// <summary>What Enforce would do.</summary>
public sealed class AuditStatus
{
    /// <summary>Connections that are possible now and would be blocked.</summary>
    [Description("How many connections that are possible now would be blocked.")]
    public int WouldBlockTotal { get; set; }

    /// <summary>The first of them.</summary>
    [Description("The connections that would be blocked.")]
    public IList<AuditConnection>? WouldBlock { get; set; }

    /// <summary>Connections that are possible now and would stay so.</summary>
    [Description("How many connections that are possible now would stay so.")]
    public int WouldAllowTotal { get; set; }
}

/// <summary>A connection in an audit.</summary>
[Description("A connection between two workloads.")]
public sealed class AuditConnection
{
    /// <summary>The source, as <c>namespace/name[Kind]</c>.</summary>
    [Description("The source, as namespace/name[Kind].")]
    public string? From { get; set; }

    /// <summary>The destination, as <c>namespace/name[Kind]</c>.</summary>
    [Description("The destination, as namespace/name[Kind].")]
    public string? To { get; set; }

    /// <summary>The ports, as <c>TCP 80,443-445;UDP 53</c>, or <c>All</c>.</summary>
    [Description("The ports, as TCP 80,443-445;UDP 53, or All.")]
    public string? Ports { get; set; }
}
