namespace KubeOps.Abstractions.Rbac;

/// <summary>Says what a class may do in the cluster.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public abstract class RbacAttribute : Attribute;
