using System.Globalization;
using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using KubeOps.Abstractions.Events;
using KubeOps.KubernetesClient;
using Microsoft.Extensions.Logging;

namespace KubeOps.Operator.Events;

/// <summary>
/// Publishers that share a memory of what was published: the first time is a POST, each further one a PATCH of count and time.
/// Only an event of an earlier run is read, once.
/// </summary>
internal sealed partial class EventPublisherFactory(
    IKubernetesClient client, IEventResourceFactory events, TimeProvider time, ILogger<EventPublisher> logger) : IEventPublisherFactory
{
    private readonly PublishedEvents _published = new();

    /// <inheritdoc/>
    public EventPublisher Create() => PublishAsync;

    private async Task PublishAsync(
        IKubernetesObject<V1ObjectMeta> entity, string reason, string message, EventType type, CancellationToken cancellationToken)
    {
        var @event = events.CreateEvent(entity, reason, message, type);
        @event.Metadata.NamespaceProperty ??= "default";
        var entry = _published.Get($"{@event.Metadata.NamespaceProperty}/{@event.Metadata.Name}");
        await entry.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var now = time.GetUtcNow().UtcDateTime;
            if (entry.Count == 0 || !await RaiseAsync(@event, entry, now, cancellationToken).ConfigureAwait(false))
                await WriteAsync(@event, entry, now, cancellationToken).ConfigureAwait(false);
            LogPublished(reason, @event.Metadata.NamespaceProperty, @event.Metadata.Name, entry.Count);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(e, reason, @event.Metadata.NamespaceProperty, @event.Metadata.Name);
        }
        finally
        {
            entry.Turn.Release();
        }
    }

    private async Task WriteAsync(Corev1Event @event, PublishedEvents.Entry entry, DateTime now, CancellationToken cancellationToken)
    {
        @event.Count = 1;
        @event.FirstTimestamp = @event.LastTimestamp = Seconds(now);
        try
        {
            await client.CreateAsync(@event, cancellationToken).ConfigureAwait(false);
            entry.Count = 1;
        }
        catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.Conflict)
        {
            var earlier = await client.GetAsync<Corev1Event>(@event.Metadata.Name, @event.Metadata.NamespaceProperty, cancellationToken).ConfigureAwait(false);
            entry.Count = earlier?.Count ?? 0;
            await RaiseAsync(@event, entry, now, cancellationToken).ConfigureAwait(false);
        }
    }

    // False where the event has expired meanwhile: events are kept for an hour.
    private async Task<bool> RaiseAsync(Corev1Event @event, PublishedEvents.Entry entry, DateTime now, CancellationToken cancellationToken)
    {
        var patch = string.Create(
            CultureInfo.InvariantCulture, $$"""{"count":{{entry.Count + 1}},"lastTimestamp":"{{Seconds(now):yyyy-MM-ddTHH:mm:ssZ}}"}""");
        try
        {
            await client.PatchAsync<Corev1Event>(
                new V1Patch(patch, V1Patch.PatchType.MergePatch),
                @event.Metadata.Name,
                @event.Metadata.NamespaceProperty,
                cancellationToken: cancellationToken).ConfigureAwait(false);
            entry.Count++;
            return true;
        }
        catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.NotFound)
        {
            entry.Count = 0;
            return false;
        }
    }

    private static DateTime Seconds(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    [LoggerMessage(LogLevel.Debug, "Event {Reason} written as {Namespace}/{Name}, count {Count}.")]
    private partial void LogPublished(string reason, string @namespace, string name, int count);

    [LoggerMessage(LogLevel.Warning, "Event {Reason} could not be written as {Namespace}/{Name}.")]
    private partial void LogFailed(Exception error, string reason, string @namespace, string name);
}
