namespace KubeOps.Abstractions.Entities.Attributes;

/// <summary>The only values that a field, or an item of a list, may have.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EnumValuesAttribute : Attribute
{
    /// <summary>Strings.</summary>
    public EnumValuesAttribute(params string[] values) => Values = values;

    /// <summary>Numbers.</summary>
    public EnumValuesAttribute(params long[] values) => Values = [.. values.Cast<object>()];

    /// <summary>The values.</summary>
    public IReadOnlyList<object> Values { get; }
}
