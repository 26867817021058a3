namespace KubeOps.Abstractions.Entities.Attributes;

/// <summary>How a list is merged by server-side apply.</summary>
public enum XListType
{
    /// <summary>As a whole.</summary>
    Atomic,

    /// <summary>As a set of values.</summary>
    Set,

    /// <summary>Item by item, by <see cref="XListMapKeysAttribute"/>.</summary>
    Map,
}

/// <summary>How a list is merged by server-side apply.</summary>
/// <param name="listType">The way.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class XListTypeAttribute(XListType listType) : Attribute
{
    /// <summary>The way.</summary>
    public XListType ListType => listType;
}
