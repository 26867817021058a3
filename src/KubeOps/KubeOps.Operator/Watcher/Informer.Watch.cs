using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Rest;
using KubeOps.KubernetesClient.Reading;
using Microsoft.Extensions.Logging;

namespace KubeOps.Operator.Watcher;

/// <content>Following the changes.</content>
internal sealed partial class Informer<TEntity>
{
    // The server ends each watch after 5 to 10 minutes. One that is still silent this long after its end is dead.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    // A watch that ends sooner, without a word, did not work.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var started = _context.Time.GetTimestamp();
            var events = await WatchOnceAsync(cancellationToken).ConfigureAwait(false);
            if (events == 0 && _context.Time.GetElapsedTime(started) < Shortest)
                throw new KubernetesException("the watch ended at once");
            OnProgress();
            LogWatchEnded(_kind, events);
        }
    }

    private async Task<int> WatchOnceAsync(CancellationToken cancellationToken)
    {
        var seconds = 300 + (int)(300 * _context.Random());
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(seconds) + Grace, _context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await FollowAsync(seconds, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            LogWatchDead(_kind);
            return 1;
        }
        catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.Gone)
        {
            throw new WatchExpiredException(e);
        }
    }

    private async Task<int> FollowAsync(int seconds, CancellationToken cancellationToken)
    {
        var query = new WatchQuery
        {
            Namespace = _context.Settings.Namespace,
            ResourceVersion = _resourceVersion,
            Timeout = TimeSpan.FromSeconds(seconds),
        };
        var events = 0;
        await foreach (var change in Resource.WatchAsync(query, cancellationToken).ConfigureAwait(false))
        {
            OnEvent(change);
            OnProgress();
            events++;
        }

        return events;
    }

    private void OnProgress()
    {
        _backoff.Reset();
        _watchFailures = 0;
        _expired = false;
    }

    private void OnEvent(ResourceEvent<TEntity> change)
    {
        _context.Metrics?.RecordWatchEvent(_kind, change.Type);
        if (change.Type == WatchEventType.Error)
            throw ErrorOf(change);
        if (_logger.IsEnabled(LogLevel.Debug))
            LogEvent(_kind, change.Type, change.Object?.Metadata.Name ?? change.Undecodable?.Name ?? change.ResourceVersion ?? "");
        if (change.Object is { } entity && change.Type == WatchEventType.Deleted)
            Remove(ObjectKey.Of(entity), entity);
        else if (change.Object is { } known)
            Apply(known);
        else if (change.Undecodable is { Name: { } name } gone && change.Type == WatchEventType.Deleted)
            Remove(new ObjectKey(gone.Namespace, name), default);
        else if (change.Undecodable is { } broken)
            Salvage(broken, null);
        _resourceVersion = change.ResourceVersion ?? _resourceVersion;
    }

    // An event that cannot be read at all has told of a change that we do not know: the watch begins again before it.
    private static Exception ErrorOf(ResourceEvent<TEntity> change)
    {
        if (change.Undecodable is { } broken)
            return new KubernetesException($"the watch sent an event that cannot be read: {broken.Error.Message}", broken.Error);
        var error = new KubernetesException(change.Status);
        return change.Status?.Code == (int)HttpStatusCode.Gone ? new WatchExpiredException(error) : error;
    }

    [LoggerMessage(LogLevel.Debug, "{Kind}: {Type} {Name}.")]
    private partial void LogEvent(string kind, WatchEventType type, string name);

    [LoggerMessage(LogLevel.Debug, "{Kind}: watch ended after {Events} events, taking it up again.")]
    private partial void LogWatchEnded(string kind, int events);

    [LoggerMessage(LogLevel.Warning, "{Kind}: the watch is dead, starting a new one.")]
    private partial void LogWatchDead(string kind);
}
