namespace KubeOps.Abstractions.Events;

/// <summary>Makes publishers of events.</summary>
public interface IEventPublisherFactory
{
    /// <summary>A publisher.</summary>
    EventPublisher Create();
}
