namespace NetPolOperator.Options;

/// <summary>How much is done at once, how often, and where to stop.</summary>
internal sealed record ReconcileOptions
{
    /// <summary>After this time everything is planned again, even when no event came.</summary>
    public TimeSpan ResyncPeriod { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Writes on their way to the API server at the same time.</summary>
    public int MaxInFlight { get; init; } = 16;

    /// <summary>The share (0 to 1) of our policies that may be pruned within an hour; more is refused as a mistake.</summary>
    public double PruneLimit { get; init; } = 0.2;

    /// <summary>So many may be pruned within an hour whatever the share says, so that small clusters are not blocked.</summary>
    public int PruneFloor { get; init; } = 10;
}
