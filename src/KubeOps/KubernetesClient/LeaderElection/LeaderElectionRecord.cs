#nullable disable // as KubernetesClient's: a record may lack any part

namespace k8s.LeaderElection;

/// <summary>Who leads, since when and until when.</summary>
public class LeaderElectionRecord
{
    /// <summary>Who leads; empty: nobody, it was given up.</summary>
    public string HolderIdentity { get; set; }

    /// <summary>How long others must wait after the last renewal.</summary>
    public int LeaseDurationSeconds { get; set; }

    /// <summary>Since when it leads, by its own clock.</summary>
    public DateTime? AcquireTime { get; set; }

    /// <summary>When it last renewed, by its own clock.</summary>
    public DateTime? RenewTime { get; set; }

    /// <summary>How often the leader changed.</summary>
    public int LeaderTransitions { get; set; }

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj?.GetType() == GetType() && Equals((LeaderElectionRecord)obj);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(HolderIdentity, AcquireTime, RenewTime);

    /// <summary>Whether neither the holder nor its times differ.</summary>
    protected bool Equals(LeaderElectionRecord other) =>
        other is not null && HolderIdentity == other.HolderIdentity && AcquireTime == other.AcquireTime && RenewTime == other.RenewTime;
}
