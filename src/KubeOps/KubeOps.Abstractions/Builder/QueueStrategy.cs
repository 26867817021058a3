namespace KubeOps.Abstractions.Builder;

/// <summary>Where work waits.</summary>
public enum QueueStrategy
{
    /// <summary>In memory, filled again by the next list.</summary>
    InMemory,
}
