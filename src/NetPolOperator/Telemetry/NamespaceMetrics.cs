namespace NetPolOperator.Telemetry;

/// <summary>What the metrics say of one namespace, as of its last plan. Immutable; equal values make no new series.</summary>
internal sealed record NamespaceMetrics
{
    /// <summary>Whether what belongs there is in place.</summary>
    public NamespaceState State { get; init; }

    /// <summary>The namespace's running pods, judged for incoming connections.</summary>
    public PodCoverage Ingress { get; init; }

    /// <summary>The namespace's running pods, judged for outgoing connections.</summary>
    public PodCoverage Egress { get; init; }

    /// <summary>Policies that belong in the namespace.</summary>
    public PolicyCounts Policies { get; init; }

    /// <summary>Segments of the namespace.</summary>
    public SegmentCounts Segments { get; init; }

    /// <summary>Connections that the namespace's segments declare.</summary>
    public ConnectionCounts Connections { get; init; }
}

/// <summary>Pods by what all policies, foreign ones too, make of them in one direction.</summary>
/// <param name="Isolated">Selected by at least one policy of that direction.</param>
/// <param name="Open">Selected by none.</param>
/// <param name="Unprotectable">On the host network, where no policy reaches.</param>
internal readonly record struct PodCoverage(int Isolated, int Open, int Unprotectable)
{
    /// <summary>Isolated of all pods that a policy can reach; 1 where there is none, since nothing is open.</summary>
    public double Ratio => Isolated + Open == 0 ? 1 : (double)Isolated / (Isolated + Open);
}

/// <summary>Policies that belong in a namespace, by state.</summary>
/// <param name="InSync">Live and as desired.</param>
/// <param name="Pending">Still to be written or removed.</param>
/// <param name="Conflict">A foreign policy has the name.</param>
internal readonly record struct PolicyCounts(int InSync, int Pending, int Conflict);

/// <summary>The segments of a namespace; each counts once.</summary>
/// <param name="Ready">Its policy is in place.</param>
/// <param name="Pending">Its policy is still to be written, or the last try failed.</param>
/// <param name="Invalid">Its spec is not accepted.</param>
/// <param name="Conflict">A foreign policy has its name.</param>
/// <param name="Audit">Mode Audit: nothing is written.</param>
internal readonly record struct SegmentCounts(int Ready, int Pending, int Invalid, int Conflict, int Audit);

/// <summary>Declared connections, one a rule, by the state that the status gives them.</summary>
/// <param name="Established">Both sides' policies admit it.</param>
/// <param name="AwaitingPeer">The live policies of a side do not admit it.</param>
/// <param name="PeerNotFound">The named peer does not exist.</param>
/// <param name="NoPods">A side has no pods.</param>
/// <param name="Expired">The rule has expired.</param>
internal readonly record struct ConnectionCounts(int Established, int AwaitingPeer, int PeerNotFound, int NoPods, int Expired);
