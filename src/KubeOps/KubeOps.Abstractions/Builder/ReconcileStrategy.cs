namespace KubeOps.Abstractions.Builder;

/// <summary>Which changes of an object reach its controller.</summary>
public enum ReconcileStrategy
{
    /// <summary>Those of its generation: the spec, for most kinds. Labels and status go unnoticed.</summary>
    ByGeneration,

    /// <summary>All.</summary>
    ByResourceVersion,
}
