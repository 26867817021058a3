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
    ClusterFeatures features,
    HealthRegistry health,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<OperatorService> logger) : BackgroundService
{
    private static readonly TimeSpan RetryDefinitions = TimeSpan.FromSeconds(5);
    private string? _missing = "has not started";

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        logger.LogInformation(
            "netpol-operator {Version} ({Revision}) on Kubernetes {Cluster} at {Server}, reading {Endpoints}",
            BuildInfo.Version, BuildInfo.Revision, features.Version, client.BaseUri, features.HasEndpointSlices ? "EndpointSlices" : "Endpoints");
        health.AddReadiness("custom-resources", () => _missing);

        // A standby is ready: it does what it is there for.
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
            await WaitForDefinitionsAsync(stop.Token).ConfigureAwait(false);
            await leadership.WhenAcquiredAsync(stop.Token).ConfigureAwait(false);
            await loop.RunAsync(stop.Token).ConfigureAwait(false);
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

    private async Task WaitForDefinitionsAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                _missing = await ClusterFeatures.HasCustomResourcesAsync(client, cancellationToken).ConfigureAwait(false)
                    ? null
                    : "the custom resources are not installed: kubectl apply -k crds";
            }
            catch (Exception e) when (ApiErrors.Translate(e, cancellationToken) is { } error)
            {
                _missing = error.Message;
            }

            if (_missing is null)
            {
                return;
            }

            logger.LogError("Not working yet, {Reason}. Looking again in {Delay} s", _missing, RetryDefinitions.TotalSeconds);
            await Task.Delay(RetryDefinitions, clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
