using k8s.LeaderElection;
using k8s.LeaderElection.ResourceLock;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NetPolOperator.Kubernetes;

/// <summary>
/// Gives the lease up when the process is told to stop, so that another replica follows at once: KubeOps 13 lets it run out.
/// Register it before whatever writes: hosted services stop in the reverse order.
/// </summary>
internal sealed class LeaseRelease(LeaderElector elector, LeaseLock lease, TimeProvider clock, ILogger<LeaseRelease> logger) : IHostedService
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // Cancelled: the others did not stop in time, and a write may still be under way. The lease runs out by itself.
        if (cancellationToken.IsCancellationRequested || !elector.IsLeader())
        {
            return;
        }

        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            await ReleaseAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (ApiErrors.Translate(e, CancellationToken.None) is { } error)
        {
            logger.LogWarning("Lease {Lease} could not be given up and runs out by itself: {Message}", lease.Describe(), error.Message);
        }
    }

    private async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        // Read again: the last renewal may have been cancelled after the API server had stored it.
        var record = await lease.GetAsync(cancellationToken).ConfigureAwait(false);
        if (record?.HolderIdentity != lease.Identity)
        {
            return;
        }

        // Empty, not null: the elector of KubernetesClient would try to create what has no holder, for ever.
        (record.HolderIdentity, record.LeaseDurationSeconds, record.RenewTime) = (string.Empty, 1, clock.GetUtcNow().UtcDateTime);
        await lease.UpdateAsync(record, cancellationToken).ConfigureAwait(false);
    }
}
