namespace KubeOps.Abstractions.Reconciliation;

/// <summary>What happened to the object.</summary>
public enum ReconciliationType
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It changed.</summary>
    Modified,

    /// <summary>It is gone.</summary>
    Deleted,
}
