using k8s;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetPolOperator.Kubernetes;
using NetPolOperator.Telemetry;

namespace NetPolOperator.Reconciling;

/// <summary>
/// Runs the reconcile loop while this replica leads. A lost lease stops all writes at once and ends the process; so does an error
/// that nothing inside could deal with. Whoever started the process starts it anew.
/// </summary>
internal sealed class OperatorService(
    IKubernetes client,
    Leadership leadership,
    ReconcileLoop loop,
    CustomResourceCheck customResources,
    ClusterFeatures features,
    HealthRegistry health,
    IHostApplicationLifetime lifetime,
    ILogger<OperatorService> logger) : BackgroundService
{
    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        logger.LogInformation(
            "netpol-operator {Version} ({Revision}) on Kubernetes {Cluster} at {Server}, reading {Endpoints}",
            BuildInfo.Version, BuildInfo.Revision, features.Version, client.BaseUri, features.HasEndpointSlices ? "EndpointSlices" : "Endpoints");
        health.AddReadiness("custom-resources", () => customResources.Problem);

        // A standby is ready: it does what it is there for, if it could take over.
        health.AddReadiness("leader-election", () => leadership.Problem);
        health.AddReadiness("sync", () => leadership.IsLeader ? loop.WaitsFor : null);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await RunAsync(stoppingToken).ConfigureAwait(false) is not ExitCodes.Success and var exitCode)
        {
            Environment.ExitCode = exitCode;
            lifetime.StopApplication();
        }
    }

    /// <summary>Works until told to stop or something ends it, and answers with what the process is to end with.</summary>
    internal async Task<int> RunAsync(CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, leadership.Lost);
        try
        {
            await customResources.WaitAsync(stop.Token).ConfigureAwait(false);
            await WorkAsync(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop while waiting.
        }
        catch (Exception e)
        {
            logger.LogCritical(e, "The operator has come to an error that it cannot deal with: nothing is written any more, and the process ends");
            return ExitCodes.Failure;
        }

        if (leadership.Lost.IsCancellationRequested && !stoppingToken.IsCancellationRequested)
        {
            logger.LogCritical("The lease was lost: nothing is written any more, and the process ends so that it starts anew as a standby");
            return ExitCodes.LeadershipLost;
        }

        return ExitCodes.Success;
    }

    // The look-out and the work end together, whichever ends first: a standby has to know, too, whether the definitions are there.
    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var looking = customResources.KeepLookingAsync(either.Token);
        var working = LeadAsync(either.Token);
        await Task.WhenAny(looking, working).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(looking, working).ConfigureAwait(false);
    }

    private async Task LeadAsync(CancellationToken cancellationToken)
    {
        await leadership.WhenAcquiredAsync(cancellationToken).ConfigureAwait(false);
        await loop.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
