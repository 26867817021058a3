namespace KubeOps.Abstractions.Entities.Attributes;

/// <summary>How many items a list may hold; -1 is no bound.</summary>
/// <param name="minItems">The fewest.</param>
/// <param name="maxItems">The most.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ItemsAttribute(long minItems = -1, long maxItems = -1) : Attribute
{
    /// <summary>The fewest, or null.</summary>
    public long? MinItems => minItems < 0 ? null : minItems;

    /// <summary>The most, or null.</summary>
    public long? MaxItems => maxItems < 0 ? null : maxItems;
}
