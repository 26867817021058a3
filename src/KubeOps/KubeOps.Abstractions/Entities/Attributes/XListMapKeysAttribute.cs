namespace KubeOps.Abstractions.Entities.Attributes;

/// <summary>The fields that tell the items of a map list apart.</summary>
/// <param name="keys">The fields' names.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class XListMapKeysAttribute(params string[] keys) : Attribute
{
    /// <summary>The fields' names.</summary>
    public string[] Keys => keys;
}
