namespace NetPolOperator.Options;

/// <summary>How many Kubernetes events are written, so that they never slow down the policies.</summary>
internal sealed record EventOptions
{
    /// <summary>Events a second, in the long run; 0 writes none.</summary>
    public double PerSecond { get; init; } = 10;

    /// <summary>So many at once after a quiet time.</summary>
    public int Burst { get; init; } = 100;
}
