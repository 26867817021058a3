namespace NetPolOperator.Options;

/// <summary>Which of several replicas writes; the names are those of client-go.</summary>
internal sealed record LeaderElectionOptions
{
    /// <summary>Off only where a single replica is certain.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The Lease's name, in <see cref="OperatorOptions.OperatorNamespace"/>.</summary>
    public string LeaseName { get; init; } = "netpol-operator";

    /// <summary>How long the others wait for a leader that stopped renewing.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the leader keeps trying to renew before it gives up and ends.</summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time between two tries.</summary>
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);
}
