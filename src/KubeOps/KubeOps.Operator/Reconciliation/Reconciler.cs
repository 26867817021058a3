using System.Diagnostics;
using k8s;
using k8s.Models;
using KubeOps.Abstractions.Builder;
using KubeOps.Abstractions.Reconciliation;
using KubeOps.Abstractions.Reconciliation.Controller;
using KubeOps.KubernetesClient.Reading;
using KubeOps.Operator.Metrics;
using KubeOps.Operator.Queue;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KubeOps.Operator.Reconciliation;

/// <summary>Calls a controller, and decides what its failures mean.</summary>
internal sealed partial class Reconciler<TEntity>(
    IServiceProvider services,
    ControllerRegistration<TEntity> registration,
    ParallelReconciliationSettings settings,
    OperatorMetrics? metrics,
    ILogger logger) : IWorkHandler<TEntity>
    where TEntity : IKubernetesObject<V1ObjectMeta>
{
    private readonly string _kind = EntityKind<TEntity>.Name;
    private readonly IEntityController<TEntity>? _controller = registration.IsScoped ? null : registration.Resolve(services);

    public ValueTask<TimeSpan?> ReconcileAsync(TEntity entity, CancellationToken cancellationToken) =>
        CallAsync(entity, "modified", static (controller, entity, token) => controller.ReconcileAsync(entity, token), cancellationToken);

    public ValueTask<TimeSpan?> DeletedAsync(TEntity entity, CancellationToken cancellationToken) =>
        CallAsync(entity, "deleted", static (controller, entity, token) => controller.DeletedAsync(entity, token), cancellationToken);

    public TimeSpan? OnFailure(string key, Exception error, int failures)
    {
        if (failures > settings.MaxErrorRetries)
        {
            LogGivenUp(error, _kind, key, failures);
            return null;
        }

        var delay = settings.GetErrorBackoffDelay(failures);
        LogFailed(error, _kind, key, failures, settings.MaxErrorRetries, delay.TotalSeconds);
        return delay;
    }

    private async ValueTask<TimeSpan?> CallAsync(
        TEntity entity,
        string type,
        Func<IEntityController<TEntity>, TEntity, CancellationToken, Task<ReconciliationResult<TEntity>>> call,
        CancellationToken cancellationToken)
    {
        var started = metrics?.TimesReconciliations == true ? Stopwatch.GetTimestamp() : 0;
        ReconciliationResult<TEntity> result;
        try
        {
            result = _controller is null
                ? await CallScopedAsync(entity, call, cancellationToken).ConfigureAwait(false)
                : await call(_controller, entity, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Record(started, type, "failure", e);
            throw;
        }

        if (!result.IsSuccess)
            LogUnsuccessful(result.Error, _kind, ObjectKey.Of(entity).ToString(), result.ErrorMessage);
        Record(started, type, result.IsSuccess ? "success" : "failure", result.Error);
        return result.RequeueAfter;
    }

    private async Task<ReconciliationResult<TEntity>> CallScopedAsync(
        TEntity entity,
        Func<IEntityController<TEntity>, TEntity, CancellationToken, Task<ReconciliationResult<TEntity>>> call,
        CancellationToken cancellationToken)
    {
        var scope = services.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
            return await call(registration.Resolve(scope.ServiceProvider), entity, cancellationToken).ConfigureAwait(false);
    }

    private void Record(long started, string type, string status, Exception? error)
    {
        if (started != 0)
            metrics?.RecordReconciliation(_kind, type, status, Stopwatch.GetElapsedTime(started).TotalSeconds, error?.GetType().FullName);
    }

    [LoggerMessage(LogLevel.Warning, "{Kind} {Name}: reconciliation failed: {Message}")]
    private partial void LogUnsuccessful(Exception? error, string kind, string name, string message);

    [LoggerMessage(LogLevel.Warning, "{Kind} {Name}: reconciliation failed, retry {Retry} of {Retries} in {Delay:0.0} s.")]
    private partial void LogFailed(Exception error, string kind, string name, int retry, int retries, double delay);

    [LoggerMessage(LogLevel.Error, "{Kind} {Name}: reconciliation failed {Failures} times, waiting for its next change.")]
    private partial void LogGivenUp(Exception error, string kind, string name, int failures);
}
