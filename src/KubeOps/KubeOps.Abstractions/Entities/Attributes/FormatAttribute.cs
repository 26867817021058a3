namespace KubeOps.Abstractions.Entities.Attributes;

/// <summary>The format of a string, <c>date-time</c> for example.</summary>
/// <param name="format">The format's name.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FormatAttribute(string? format) : Attribute
{
    /// <summary>The format's name.</summary>
    public string? Format => format;
}
