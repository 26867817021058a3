namespace KubeOps.Abstractions.Entities.Attributes;

/// <summary>The documentation of a field or kind, as <c>kubectl explain</c> shows it.</summary>
/// <param name="description">The text.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class DescriptionAttribute(string description) : Attribute
{
    /// <summary>The text.</summary>
    public string Description => description;
}
