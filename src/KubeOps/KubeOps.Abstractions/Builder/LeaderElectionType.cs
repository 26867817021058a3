namespace KubeOps.Abstractions.Builder;

/// <summary>Which instances of an operator work.</summary>
public enum LeaderElectionType
{
    /// <summary>All of them.</summary>
    None = 0,

    /// <summary>The one that holds the lease.</summary>
    Single = 1,
}
