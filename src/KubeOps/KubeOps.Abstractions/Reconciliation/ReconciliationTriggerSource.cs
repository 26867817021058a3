namespace KubeOps.Abstractions.Reconciliation;

/// <summary>Who asked for a reconciliation.</summary>
public enum ReconciliationTriggerSource
{
    /// <summary>An event of the API server.</summary>
    ApiServer,

    /// <summary>The operator itself.</summary>
    Operator,
}
