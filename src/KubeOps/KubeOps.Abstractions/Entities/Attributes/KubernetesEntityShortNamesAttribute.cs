namespace KubeOps.Abstractions.Entities.Attributes;

/// <summary>Short names of the kind for kubectl.</summary>
/// <param name="shortNames">The names.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KubernetesEntityShortNamesAttribute(params string[] shortNames) : Attribute
{
    /// <summary>The names.</summary>
    public string[] ShortNames => shortNames;
}
