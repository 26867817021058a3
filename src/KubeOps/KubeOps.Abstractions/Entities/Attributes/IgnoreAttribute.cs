namespace KubeOps.Abstractions.Entities.Attributes;

/// <summary>Left out of the schema.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class IgnoreAttribute : Attribute;
