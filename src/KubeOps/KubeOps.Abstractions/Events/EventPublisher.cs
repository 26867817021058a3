using k8s;
using k8s.Models;

namespace KubeOps.Abstractions.Events;

/// <summary>
/// Writes an event about an object. The same object, reason, message and type again raise the count of the event that is
/// there. A failure to write is logged, not thrown.
/// </summary>
/// <param name="entity">The object.</param>
/// <param name="reason">The reason, a word in CamelCase.</param>
/// <param name="message">The message, for people.</param>
/// <param name="type">The weight.</param>
/// <param name="cancellationToken">Cancels the writing.</param>
public delegate Task EventPublisher(
    IKubernetesObject<V1ObjectMeta> entity,
    string reason,
    string message,
    EventType type = EventType.Normal,
    CancellationToken cancellationToken = default);
