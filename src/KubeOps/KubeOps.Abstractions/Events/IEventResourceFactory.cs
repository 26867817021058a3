using k8s;
using k8s.Models;

namespace KubeOps.Abstractions.Events;

/// <summary>Makes the event that is written; replace it to change names or add labels.</summary>
public interface IEventResourceFactory
{
    /// <summary>An event with its name, namespace, reason and object set; counts and times are the publisher's.</summary>
    /// <param name="entity">The object that it is about.</param>
    /// <param name="reason">The reason.</param>
    /// <param name="message">The message.</param>
    /// <param name="type">The weight.</param>
    Corev1Event CreateEvent(IKubernetesObject<V1ObjectMeta> entity, string reason, string message, EventType type);
}
