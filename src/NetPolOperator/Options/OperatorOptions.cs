using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Options;

/// <summary>Every setting of the operator, one record a concern. Read once at start, valid, and never changed.</summary>
internal sealed record OperatorOptions
{
    /// <summary>The namespace that the operator runs in: holds its Lease and is never given a baseline.</summary>
    public string OperatorNamespace { get; init; } = "netpol-system";

    /// <summary>How to reach the API server.</summary>
    public ClientOptions Client { get; init; } = new();

    /// <summary>The HTTP endpoint for probes and metrics.</summary>
    public EndpointOptions Endpoint { get; init; } = new();

    /// <summary>Which of several replicas writes.</summary>
    public LeaderElectionOptions LeaderElection { get; init; } = new();

    /// <summary>How much is done at once, how often, and where to stop.</summary>
    public ReconcileOptions Reconcile { get; init; } = new();

    /// <summary>How many Kubernetes events are written.</summary>
    public EventOptions Events { get; init; } = new();

    /// <summary>What is logged, and how.</summary>
    public LogOptions Logging { get; init; } = new();

    /// <summary>What rendering has to know about the cluster; carries <see cref="OperatorNamespace"/>, too.</summary>
    public RenderSettings Rendering { get; init; } = RenderSettings.Default;
}
