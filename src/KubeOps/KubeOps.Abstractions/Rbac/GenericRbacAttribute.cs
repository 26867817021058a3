namespace KubeOps.Abstractions.Rbac;

/// <summary>What a class may do with resources and paths.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class GenericRbacAttribute : RbacAttribute
{
    /// <summary>The API groups.</summary>
    public string[] Groups { get; init; } = [];

    /// <summary>The resources.</summary>
    public string[] Resources { get; init; } = [];

    /// <summary>Paths that are no resources.</summary>
    public string[] Urls { get; init; } = [];

    /// <summary>The verbs.</summary>
    public RbacVerb Verbs { get; init; }
}
