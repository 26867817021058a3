using k8s;
using k8s.Models;
using KubeOps.Abstractions.Events;
using Microsoft.Extensions.Logging;
using NetPolOperator.Options;
using NetPolOperator.Reconciling.Status;

namespace NetPolOperator.Reconciling;

/// <summary>
/// Publishes Kubernetes events when nothing more important is to do: one at a time, at a limited rate, the same event once. What
/// does not fit is counted and said in the log.
/// </summary>
internal sealed class EventQueue(
    EventPublisher publish, WorkScheduler scheduler, EventOptions options, TimeProvider clock, ILogger<EventQueue> logger) : IDisposable
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Queue<QueuedEvent> _queue = new();
    private readonly HashSet<(string, string, string)> _queued = [];
    private readonly SemaphoreSlim _available = new(0);
    private readonly RateLimit _rate = new(options.PerSecond, options.Burst, clock);
    private long _dropped;

    /// <summary>How many wait.</summary>
    public int Count
    {
        get
        {
            lock (_queue)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>Queues an event; never waits.</summary>
    public void Add(IKubernetesObject<V1ObjectMeta> about, StatusEvent happened)
    {
        if (options.PerSecond <= 0)
        {
            return;
        }

        lock (_queue)
        {
            if (!_queued.Add((about.Metadata.Uid, happened.Reason, happened.Message)))
            {
                return;
            }

            if (_queue.Count >= Capacity)
            {
                _queued.Remove((about.Metadata.Uid, happened.Reason, happened.Message));
                _dropped++;
                return;
            }

            _queue.Enqueue(new QueuedEvent(about, happened));
        }

        _available.Release();
    }

    /// <summary>Publishes what is queued until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _available.WaitAsync(cancellationToken).ConfigureAwait(false);
            await scheduler.Plans.WhenIdleAsync(Patience, cancellationToken).ConfigureAwait(false);
            await scheduler.Statuses.WhenIdleAsync(Patience, cancellationToken).ConfigureAwait(false);
            await _rate.WaitAsync(cancellationToken).ConfigureAwait(false);
            await PublishNextAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _available.Dispose();

    private async Task PublishNextAsync(CancellationToken cancellationToken)
    {
        QueuedEvent next;
        long dropped;
        lock (_queue)
        {
            next = _queue.Dequeue();
            _queued.Remove((next.About.Metadata.Uid, next.Happened.Reason, next.Happened.Message));
            (dropped, _dropped) = (_dropped, 0);
        }

        if (dropped > 0)
        {
            logger.LogWarning("{Count} events were not published: more than {Capacity} were waiting", dropped, Capacity);
        }

        try
        {
            await publish(next.About, next.Happened.Reason, next.Happened.Message, next.Happened.Type, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // An event is told on a best effort; the status says the same.
            logger.LogWarning(
                "Event {Reason} about {Kind} {Name} could not be published: {Message}",
                next.Happened.Reason, next.About.Kind, next.About.Metadata.Name, e.Message);
        }
    }

    private readonly record struct QueuedEvent(IKubernetesObject<V1ObjectMeta> About, StatusEvent Happened);
}
