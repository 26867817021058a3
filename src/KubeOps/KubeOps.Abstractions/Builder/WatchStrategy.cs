namespace KubeOps.Abstractions.Builder;

/// <summary>How many watches a kind gets. Here it is always one a kind, whatever is asked for.</summary>
public enum WatchStrategy
{
    /// <summary>One a controller.</summary>
    PerController,

    /// <summary>One a kind.</summary>
    SharedPerEntity,
}
