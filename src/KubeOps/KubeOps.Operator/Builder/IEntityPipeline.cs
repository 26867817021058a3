namespace KubeOps.Operator.Builder;

/// <summary>Everything that runs for a kind.</summary>
internal interface IEntityPipeline
{
    /// <summary>Runs until the token is set and all that had begun is finished.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
