using System.Globalization;
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
        var target = Query.Add(
            Path,
            ("watch", "true"),
            ("allowWatchBookmarks", "true"),
            ("resourceVersion", _resourceVersion),
            ("timeoutSeconds", seconds.ToString(CultureInfo.InvariantCulture)));
        using var response = await Rest.OpenAsync(new RestRequest(HttpMethod.Get, target) { IsWatch = true }, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        var lines = new LineReader(stream);
        var events = 0;
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            OnEvent(line.Span);
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

    private void OnEvent(ReadOnlySpan<byte> line)
    {
        var json = WatchLine.Read(line, out var type);
        _context.Metrics?.RecordWatchEvent(_kind, type ?? "");
        if (type == WatchLine.Error)
            throw WatchLine.ToException(json) is KubernetesException { Status.Code: (int)HttpStatusCode.Gone } gone ? new WatchExpiredException(gone) : WatchLine.ToException(json);
        if (type == WatchLine.Bookmark)
        {
            _resourceVersion = WatchLine.ResourceVersionOf(json) ?? _resourceVersion;
            return;
        }

        var decoded = _decoder.Decode(json);
        if (_logger.IsEnabled(LogLevel.Debug))
            LogEvent(_kind, type ?? "", decoded.Key?.ToString() ?? "");
        if (type == WatchLine.Deleted && decoded.Key is { } key)
            Remove(key, decoded.Entity);
        else if (decoded.Entity is { } entity)
            Apply(entity);
        else
            Salvage(decoded, json, null);
        _resourceVersion = decoded.ResourceVersion ?? _resourceVersion;
    }

    [LoggerMessage(LogLevel.Debug, "{Kind}: {Type} {Name}.")]
    private partial void LogEvent(string kind, string type, string name);

    [LoggerMessage(LogLevel.Debug, "{Kind}: watch ended after {Events} events, taking it up again.")]
    private partial void LogWatchEnded(string kind, int events);

    [LoggerMessage(LogLevel.Warning, "{Kind}: the watch is dead, starting a new one.")]
    private partial void LogWatchDead(string kind);
}
