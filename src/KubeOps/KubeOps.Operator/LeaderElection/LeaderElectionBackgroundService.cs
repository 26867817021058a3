using k8s.LeaderElection;
using KubeOps.Operator.Watcher;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KubeOps.Operator.LeaderElection;

/// <summary>Stands for election from start to stop, again and again. At the stop the lease is given up.</summary>
internal sealed partial class LeaderElectionBackgroundService(LeaderElector elector, TimeProvider time, ILogger<LeaderElectionBackgroundService> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var backoff = new Backoff(Random.Shared.NextDouble);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await elector.RunUntilLeadershipLostAsync(stoppingToken).ConfigureAwait(false);
                backoff.Reset();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // whatever it was, the election goes on
            catch (Exception e)
#pragma warning restore CA1031
            {
                var delay = backoff.Next();
                LogFailed(e, delay.TotalSeconds);
                await Task.Delay(delay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Leader election failed, next try in {Delay:0.0} s.")]
    private partial void LogFailed(Exception error, double delay);
}
