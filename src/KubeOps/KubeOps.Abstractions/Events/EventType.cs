namespace KubeOps.Abstractions.Events;

/// <summary>The weight of an event.</summary>
public enum EventType
{
    /// <summary>As it should be.</summary>
    Normal,

    /// <summary>Something to look at.</summary>
    Warning,
}
