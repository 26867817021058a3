namespace KubeOps.Abstractions.Entities.Attributes;

/// <summary>How many entries a map may hold; -1 is no bound.</summary>
/// <param name="minProperties">The fewest.</param>
/// <param name="maxProperties">The most.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PropertyLimitsAttribute(long minProperties = -1, long maxProperties = -1) : Attribute
{
    /// <summary>The fewest, or null.</summary>
    public long? MinProperties => minProperties < 0 ? null : minProperties;

    /// <summary>The most, or null.</summary>
    public long? MaxProperties => maxProperties < 0 ? null : maxProperties;
}
