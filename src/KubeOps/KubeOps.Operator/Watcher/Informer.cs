using k8s;
using k8s.Autorest;
using k8s.Models;
using k8s.Rest;
using KubeOps.KubernetesClient.Reading;
using KubeOps.KubernetesClient.Stores;
using KubeOps.Operator.Queue;
using Microsoft.Extensions.Logging;

namespace KubeOps.Operator.Watcher;

/// <summary>
/// Knows all objects of a kind: lists them page by page, then follows the changes from the list's resourceVersion on. A watch
/// that ends is taken up where it was; one that has expired leads to a new list, which is compared with what is known, so that
/// nothing that happened meanwhile is missed, deletions included.
/// </summary>
internal sealed partial class Informer<TEntity> : IEntityStore<TEntity>
    where TEntity : IKubernetesObject<V1ObjectMeta>
{
    // A watch that failed this often in a row is not going to work: its resourceVersion may be one that never existed here.
    private const int MaxWatchFailures = 5;

    private readonly Backoff _backoff;
    private readonly SyncSignal _synced = new();
    private readonly InformerContext _context;
    private readonly IInformerSink<TEntity> _sink;
    private readonly ILogger _logger;
    private readonly string _kind = EntityKind<TEntity>.Name;
    private string? _resourceVersion;
    private int _watchFailures;
    private bool _expired;

    public Informer(InformerContext context, IInformerSink<TEntity> sink, ILogger logger)
    {
        _context = context;
        _sink = sink;
        _logger = logger;
        _backoff = new Backoff(context.Random);
    }

    public EntityStore<TEntity> Store { get; } = new();

    private ResourceClient<TEntity> Resource => _context.Kubernetes is Kubernetes kubernetes
        ? new ResourceClient<TEntity>(kubernetes.Rest)
        : throw new NotSupportedException($"Informers watch through {typeof(Kubernetes)}, not through {_context.Kubernetes.GetType()}.");

    /// <inheritdoc/>
    public async Task<IList<TEntity>?> ListSyncedAsync(CancellationToken cancellationToken) =>
        _context.Settings.Namespace is null && _context.IsActive() && await _synced.WaitAsync(cancellationToken).ConfigureAwait(false)
            ? Store.All()
            : null;

    /// <summary>Lists and watches until the token is set, then forgets everything.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        LogStarting(_kind);
        var barrier = new SyncBarrier();
        var term = _synced.Term;
        _ = barrier.Opened.ContinueWith(_ => _synced.Succeed(term), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (_resourceVersion is null)
                    await RelistAsync(barrier, cancellationToken).ConfigureAwait(false);
                await WatchAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // whatever goes wrong, the informer goes on: without it the operator would be blind
            catch (Exception e)
#pragma warning restore CA1031
            {
                await PauseAsync(e, cancellationToken).ConfigureAwait(false);
            }
        }

        _resourceVersion = null;
        _synced.Reset();
        Store.Clear();
        LogStopped(_kind);
    }

    private async Task PauseAsync(Exception error, CancellationToken cancellationToken)
    {
        var delay = _backoff.Next();
        if (error is WatchExpiredException && !_expired)
        {
            // The ordinary end of a long silence: the list may begin at once, unless that happens again before any event.
            delay = TimeSpan.Zero;
            _expired = true;
        }

        if (_resourceVersion is null)
        {
            _synced.Fail(error);
            LogListFailed(Unexpected(error), _kind, delay.TotalSeconds, error.Message);
        }
        else if (error is WatchExpiredException || ++_watchFailures >= MaxWatchFailures)
        {
            LogRelisting(_kind, error.InnerException?.Message ?? error.Message);
            _resourceVersion = null;
        }
        else
        {
            LogWatchFailed(Unexpected(error), _kind, delay.TotalSeconds, error.Message);
        }

        _context.Metrics?.RecordWatcherReconnection(_kind);
        await Task.Delay(delay, _context.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // What an API server or a network does is told in a line; a stack is only of use where we are at fault ourselves.
    private static Exception? Unexpected(Exception error) =>
        error is KubernetesException or HttpOperationException or HttpRequestException or IOException ? null : error;

    private async Task RelistAsync(SyncBarrier barrier, CancellationToken cancellationToken)
    {
        var relist = new Relist();
        string? resourceVersion = null;
        var query = new ListQuery { Namespace = _context.Settings.Namespace };
        await foreach (var page in Resource.ListAsync(query, cancellationToken).ConfigureAwait(false))
        {
            Take(page, relist, barrier);
            resourceVersion = page.ResourceVersion;
        }

        if (string.IsNullOrEmpty(resourceVersion))
            throw new KubernetesException($"the list of {_kind} has no resourceVersion");
        foreach (var key in relist.Missing(Store))
            Remove(key, default);
        _resourceVersion = resourceVersion;
        // After a list that a watch made necessary, only a watch that works ends the trouble.
        if (!_expired && _watchFailures == 0)
            _backoff.Reset();
        _watchFailures = 0;
        LogListed(_kind, Store.Count, resourceVersion);
        barrier.Seal();
    }

    private void Take(ListPage<TEntity> page, Relist relist, SyncBarrier barrier)
    {
        if (page.Restarted)
            relist.Restart();
        foreach (var entity in page.Items)
        {
            relist.Saw(ObjectKey.Of(entity));
            Apply(entity, barrier);
        }

        foreach (var broken in page.Undecodable)
        {
            if (broken.Name is null)
                relist.SawNameless();
            else
                relist.Saw(new ObjectKey(broken.Namespace, broken.Name));
            Salvage(broken, barrier);
        }
    }

    private void Apply(TEntity entity, SyncBarrier? barrier = null)
    {
        var key = ObjectKey.Of(entity);
        var before = Store.Set(key, entity);
        if (before is not null && before.Metadata.Uid != entity.Metadata.Uid)
            _sink.Delete(key, before);
        else if (before is not null && !Changes.IsNews(before.Metadata, entity.Metadata, _context.Settings.ReconcileStrategy))
            return;
        _sink.Put(key, entity, barrier);
    }

    private void Remove(ObjectKey key, TEntity? last)
    {
        var before = Store.Remove(key);
        if ((last ?? before) is { } entity)
            _sink.Delete(key, entity);
    }

    // It exists, whatever it looks like: what was known of it stays. A custom resource that was not known is told of without its spec.
    private void Salvage(UndecodableObject broken, SyncBarrier? barrier)
    {
        LogUndecodable(_kind, broken.ToString());
        _context.Metrics?.RecordUndecodable(_kind);
        if (broken.Name is not null
            && Store.Find(new ObjectKey(broken.Namespace, broken.Name)) is null
            && Placeholder.For<TEntity>(broken) is { } placeholder)
        {
            Apply(placeholder, barrier);
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Kind}: informer started.")]
    private partial void LogStarting(string kind);

    [LoggerMessage(LogLevel.Debug, "{Kind}: informer stopped.")]
    private partial void LogStopped(string kind);

    [LoggerMessage(LogLevel.Information, "{Kind}: {Count} objects listed, watching from {ResourceVersion}.")]
    private partial void LogListed(string kind, int count, string resourceVersion);

    [LoggerMessage(LogLevel.Warning, "{Kind}: list failed, next try in {Delay:0.0} s: {Message}")]
    private partial void LogListFailed(Exception? error, string kind, double delay, string message);

    [LoggerMessage(LogLevel.Information, "{Kind}: the watch cannot go on, listing again: {Message}")]
    private partial void LogRelisting(string kind, string message);

    [LoggerMessage(LogLevel.Warning, "{Kind}: watch failed, next try in {Delay:0.0} s: {Message}")]
    private partial void LogWatchFailed(Exception? error, string kind, double delay, string message);

    [LoggerMessage(LogLevel.Error, "{Kind} cannot be read and keeps the state that was known: {Name}")]
    private partial void LogUndecodable(string kind, string name);
}
