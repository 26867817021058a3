namespace NetPolOperator.Core.Api.V1Alpha1;

/// <summary>Values of <c>spec.mode</c>.</summary>
public static class Modes
{
    /// <summary>The policy is written and kept.</summary>
    public const string Enforce = "Enforce";

    /// <summary>No policy is written; the status says what Enforce would do.</summary>
    public const string Audit = "Audit";
}

/// <summary>Values of <c>spec.isolate</c>; the same words as a NetworkPolicy's <c>policyTypes</c>.</summary>
public static class Directions
{
    /// <summary>Connections to the selected pods.</summary>
    public const string Ingress = "Ingress";

    /// <summary>Connections from the selected pods.</summary>
    public const string Egress = "Egress";
}

/// <summary>Values of <c>spec.dns</c>.</summary>
public static class DnsModes
{
    /// <summary>Egress to the cluster's DNS is allowed.</summary>
    public const string Auto = "Auto";

    /// <summary>No egress to DNS comes from this resource.</summary>
    public const string None = "None";
}

/// <summary>Transport protocols of a NetworkPolicy port.</summary>
public static class Protocols
{
    /// <summary>The default.</summary>
    public const string Tcp = "TCP";

    /// <summary>UDP.</summary>
    public const string Udp = "UDP";

    /// <summary>SCTP.</summary>
    public const string Sctp = "SCTP";
}

/// <summary>Values of a rule's <c>entity</c>.</summary>
public static class Entities
{
    /// <summary>Every address, inside and outside: the only peer that renders an empty <c>from</c> or <c>to</c>.</summary>
    public const string Anyone = "Anyone";

    /// <summary>Every pod of the cluster.</summary>
    public const string Cluster = "Cluster";

    /// <summary>Every pod of the resource's own namespace.</summary>
    public const string Namespace = "Namespace";

    /// <summary>Everything but cluster CIDRs, private, link-local and metadata addresses.</summary>
    public const string Internet = "Internet";

    /// <summary>The API server: the endpoints of default/kubernetes and its cluster IP.</summary>
    public const string KubeApiServer = "KubeAPIServer";

    /// <summary>The internal addresses of the Nodes.</summary>
    public const string Nodes = "Nodes";

    /// <summary>The ingress controller's pods, as the operator's settings select them.</summary>
    public const string IngressController = "IngressController";

    /// <summary>The monitoring system's pods, as the operator's settings select them.</summary>
    public const string Monitoring = "Monitoring";
}

/// <summary>Types of the conditions in <c>status.conditions</c>.</summary>
public static class ConditionTypes
{
    /// <summary>The spec is valid.</summary>
    public const string Accepted = "Accepted";

    /// <summary>Every rule's peer was found.</summary>
    public const string PeersResolved = "PeersResolved";

    /// <summary>The policies are written and read back.</summary>
    public const string Programmed = "Programmed";

    /// <summary>Nothing that is live opens what this resource isolates: no policy of somebody else, nor its own as somebody has changed it.</summary>
    public const string IsolationEffective = "IsolationEffective";

    /// <summary>The summary of the others.</summary>
    public const string Ready = "Ready";

    /// <summary>kstatus: work is under way. Present only while True.</summary>
    public const string Reconciling = "Reconciling";

    /// <summary>kstatus: a person has to act. Present only while True.</summary>
    public const string Stalled = "Stalled";
}

/// <summary>States of one declared connection in <c>status.connections</c>.</summary>
public static class ConnectionStates
{
    /// <summary>Both sides' live policies admit it.</summary>
    public const string Established = "Established";

    /// <summary>The other side's live policies do not admit it; or the own side's, where the rule is not in force and another policy isolates.</summary>
    public const string AwaitingPeer = "AwaitingPeer";

    /// <summary>The peer that the rule names does not exist.</summary>
    public const string PeerNotFound = "PeerNotFound";

    /// <summary>A side has no pods, and the other admits it as far as can be said.</summary>
    public const string NoPods = "NoPods";

    /// <summary>The rule's <c>expiresAt</c> has passed.</summary>
    public const string Expired = "Expired";
}
