namespace KubeOps.Abstractions.Entities;

/// <summary>Whether objects live in a namespace.</summary>
public enum EntityScope
{
    /// <summary>In a namespace.</summary>
    Namespaced,

    /// <summary>In none.</summary>
    Cluster,
}
