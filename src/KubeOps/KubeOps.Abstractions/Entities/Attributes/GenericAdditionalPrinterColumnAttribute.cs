namespace KubeOps.Abstractions.Entities.Attributes;

/// <summary>A column of <c>kubectl get</c>.</summary>
/// <param name="jsonPath">Where the value is.</param>
/// <param name="name">The column's heading.</param>
/// <param name="type">The value's type: string, integer, date …</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class GenericAdditionalPrinterColumnAttribute(string jsonPath, string name, string type) : Attribute
{
    /// <summary>Where the value is.</summary>
    public string JsonPath => jsonPath;

    /// <summary>The column's heading.</summary>
    public string Name => name;

    /// <summary>The value's type.</summary>
    public string Type => type;

    /// <summary>What the column says.</summary>
    public string? Description { get; init; }

    /// <summary>The value's format.</summary>
    public string? Format { get; init; }

    /// <summary>When the column is shown.</summary>
    public PrinterColumnPriority Priority { get; init; }
}
