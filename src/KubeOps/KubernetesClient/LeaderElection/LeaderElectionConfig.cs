namespace k8s.LeaderElection;

/// <summary>How a leader is elected.</summary>
public class LeaderElectionConfig
{
    /// <summary>Over a lock, with the times that Kubernetes' own controllers use.</summary>
    public LeaderElectionConfig(ILock @lock) => Lock = @lock;

    /// <summary>What the leader holds.</summary>
    public ILock Lock { get; set; }

    /// <summary>How long others wait after the last renewal that they saw, before they take over.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the leader tries to renew before it gives up leading; less than <see cref="LeaseDuration"/>.</summary>
    public TimeSpan RenewDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait between tries.</summary>
    public TimeSpan RetryPeriod { get; set; } = TimeSpan.FromSeconds(2);
}
