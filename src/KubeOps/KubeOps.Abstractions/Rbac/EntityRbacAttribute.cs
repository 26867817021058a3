namespace KubeOps.Abstractions.Rbac;

/// <summary>What a class may do with kinds.</summary>
/// <param name="entities">The kinds.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class EntityRbacAttribute(params Type[] entities) : RbacAttribute
{
    /// <summary>The kinds.</summary>
    public IEnumerable<Type> Entities => entities;

    /// <summary>The verbs.</summary>
    public RbacVerb Verbs { get; init; }
}
