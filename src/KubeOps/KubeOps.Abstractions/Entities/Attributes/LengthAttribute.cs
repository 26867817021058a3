namespace KubeOps.Abstractions.Entities.Attributes;

/// <summary>How long a string may be, in characters; -1 is no bound.</summary>
/// <param name="minLength">The shortest.</param>
/// <param name="maxLength">The longest.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LengthAttribute(long minLength = -1, long maxLength = -1) : Attribute
{
    /// <summary>The shortest, or null.</summary>
    public long? MinLength => minLength < 0 ? null : minLength;

    /// <summary>The longest, or null.</summary>
    public long? MaxLength => maxLength < 0 ? null : maxLength;
}
