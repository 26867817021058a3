namespace KubeOps.Abstractions.Entities.Attributes;

/// <summary>A regular expression (ECMA 262) that the string must match.</summary>
/// <param name="regexPattern">The expression.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PatternAttribute(string regexPattern) : Attribute
{
    /// <summary>The expression.</summary>
    public string RegexPattern => regexPattern;
}
