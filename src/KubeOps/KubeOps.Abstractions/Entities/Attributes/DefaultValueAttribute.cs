namespace KubeOps.Abstractions.Entities.Attributes;

/// <summary>What the API server fills in where the field is left out.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class DefaultValueAttribute : Attribute
{
    /// <summary>A boolean.</summary>
    public DefaultValueAttribute(bool value) => Value = value;

    /// <summary>A number.</summary>
    public DefaultValueAttribute(long value) => Value = value;

    /// <summary>A number.</summary>
    public DefaultValueAttribute(double value) => Value = value;

    /// <summary>A string, or JSON with <see cref="Json"/>.</summary>
    public DefaultValueAttribute(string value) => Value = value;

    /// <summary>The value.</summary>
    public object Value { get; }

    /// <summary>Whether the value is JSON text: a list or an object.</summary>
    public bool Json { get; init; }
}
