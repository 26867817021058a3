using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging;
using NetPolOperator.Cluster;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Kubernetes;
using NetPolOperator.Telemetry;

namespace NetPolOperator.Reconciling.Status;

/// <summary>How a status write went.</summary>
internal enum StatusWrite
{
    /// <summary>It is written.</summary>
    Written,

    /// <summary>The object has changed; the newest is in the state now, and the status has to be computed again.</summary>
    Stale,

    /// <summary>The object is gone.</summary>
    Gone,

    /// <summary>It failed; to be tried again later.</summary>
    Failed,
}

/// <summary>Writes one status, and tells the events that it means.</summary>
internal sealed class StatusWriter(
    IClusterApi api,
    ClusterState state,
    Leadership leadership,
    WorkScheduler scheduler,
    DriftLedger drift,
    EventQueue events,
    OperatorMetrics metrics,
    ILogger<StatusWriter> logger)
{
    /// <summary>Writes a segment's status.</summary>
    public Task<StatusWrite> WriteAsync(WriteShare share, AppSegment segment, AppSegmentStatus status, PendingDrift? told, CancellationToken cancellationToken) =>
        WriteAsync(
            share,
            segment,
            new AppSegment { Metadata = Identity(segment.Metadata), Status = status },
            new AppSegment { Metadata = Identity(segment.Metadata) },
            segment.Status,
            status,
            told,
            state.StatusWritten,
            cancellationToken);

    /// <summary>Writes a baseline's status.</summary>
    public Task<StatusWrite> WriteAsync(
        WriteShare share, NamespaceBaseline baseline, NamespaceBaselineStatus status, PendingDrift? told, CancellationToken cancellationToken) =>
        WriteAsync(
            share,
            baseline,
            new NamespaceBaseline { Metadata = Identity(baseline.Metadata), Status = status },
            new NamespaceBaseline { Metadata = Identity(baseline.Metadata) },
            baseline.Status,
            status,
            told,
            state.StatusWritten,
            cancellationToken);

    private async Task<StatusWrite> WriteAsync<T>(
        WriteShare share, T live, T update, T reference, PolicyOwnerStatus? before, PolicyOwnerStatus after, PendingDrift? told, Action<T> written, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            await share.RunAsync(WritePriority.Status, () => SendAsync(live, update, written), cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            return await ExplainAsync(live, e, cancellationToken).ConfigureAwait(false);
        }

        if (told is not null)
        {
            drift.Written(live.Metadata.Uid, told);
        }

        foreach (var happened in StatusEvents.Between(before, after))
        {
            // Events may wait for long: they hold the object's name, not the object.
            events.Add(reference, happened);
            if (happened.Reason == ConditionReasons.InvalidSpec)
            {
                logger.LogWarning("{Owner} is not valid, nothing is written for it and what it has stays: {Violations}", OwnerName(live), happened.Message);
            }
        }

        return StatusWrite.Written;
    }

    private async Task<T> SendAsync<T>(T live, T update, Action<T> written)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        state.BeginStatusWrite(live);
        try
        {
            var answer = await api.ReplaceStatusAsync(update, leadership.Lost).ConfigureAwait(false);
            written(answer);
            return answer;
        }
        finally
        {
            state.EndStatusWrite(live);
        }
    }

    private async Task<StatusWrite> ExplainAsync<T>(T live, ApiException error, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        if (error.Failure is ApiFailure.NotFound or ApiFailure.NamespaceTerminating)
        {
            return StatusWrite.Gone;
        }

        Tell(live, "written", error);
        if (error.Failure != ApiFailure.Conflict)
        {
            return StatusWrite.Failed;
        }

        try
        {
            if (await api.GetAsync<T>(live.Metadata.Name, live.Metadata.NamespaceProperty, cancellationToken).ConfigureAwait(false) is not { } newest)
            {
                return StatusWrite.Gone;
            }

            // It may bring a spec that the watch has not: its own event will then be no news to the state any more.
            scheduler.Mark(state.Upsert(newest));
            return StatusWrite.Stale;
        }
        catch (ApiException e)
        {
            Tell(live, "read again", e);
            return StatusWrite.Failed;
        }
    }

    private void Tell(IKubernetesObject<V1ObjectMeta> owner, string what, ApiException error)
    {
        metrics.ReconcileFailed(ErrorReasons.Of(error));

        // Somebody was faster: nothing to act on.
        var level = error.Failure == ApiFailure.Conflict ? LogLevel.Debug : LogLevel.Warning;
        logger.Log(level, "The status of {Owner} could not be {What}: {Message}", OwnerName(owner), what, error.Message);
    }

    private static string OwnerName(IKubernetesObject<V1ObjectMeta> owner) =>
        string.Join('/', new[] { owner.Kind, owner.Metadata.NamespaceProperty, owner.Metadata.Name }.Where(part => !string.IsNullOrEmpty(part)));

    // The status subresource takes the status only; the rest need not travel.
    private static V1ObjectMeta Identity(V1ObjectMeta metadata) => new()
    {
        Name = metadata.Name,
        NamespaceProperty = metadata.NamespaceProperty,
        Uid = metadata.Uid,
        ResourceVersion = metadata.ResourceVersion,
    };
}
