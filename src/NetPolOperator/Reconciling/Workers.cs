using Microsoft.Extensions.Logging;
using NetPolOperator.Telemetry;

namespace NetPolOperator.Reconciling;

/// <summary>
/// Takes keys from a queue and works on them, several at a time, until cancelled. What throws is counted, logged once and tried again later;
/// what hangs goes on beside the others.
/// </summary>
internal sealed class Workers<TKey>(
    WorkQueue<TKey> queue, Func<WorkItem<TKey>, CancellationToken, Task> work, Backoff<TKey> backoff, OperatorMetrics metrics, ILogger logger)
    where TKey : notnull
{
    /// <summary>Runs so many workers; ends when cancelled and what was begun has ended.</summary>
    public Task RunAsync(int count, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(() => LoopAsync(cancellationToken), CancellationToken.None)));

    private async Task LoopAsync(CancellationToken cancellationToken)
    {
        var hanging = new List<Task>();
        while (await NextAsync(cancellationToken).ConfigureAwait(false) is { } item)
        {
            var work = WorkAsync(item, cancellationToken);
            if (await Task.WhenAny(work, item.Hanging).ConfigureAwait(false) != work)
            {
                hanging.RemoveAll(task => task.IsCompleted);
                hanging.Add(work);
            }
        }

        await Task.WhenAll(hanging).ConfigureAwait(false);
    }

    private async Task<WorkItem<TKey>?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return cancellationToken.IsCancellationRequested ? null : await queue.TakeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task WorkAsync(WorkItem<TKey> item, CancellationToken cancellationToken)
    {
        try
        {
            await work(item, cancellationToken).ConfigureAwait(false);
            backoff.Reset(item.Key);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Leadership or the process is coming to its end; whoever is next plans everything again.
        }
        catch (Exception e)
        {
            // A bug must not end the process: the key is left alone for a while, everything else goes on.
            var delay = backoff.Next(item.Key);
            metrics.ReconcileFailed(ReconcileErrorReason.Internal);
            logger.LogError(e, "Reconciling {Key} failed unexpectedly; again in {Delay}", item.Key, delay);
            queue.AddAfter(item.Key, delay);
        }
        finally
        {
            queue.Done(item.Key);
        }
    }
}
