namespace NetPolOperator.Telemetry;

/// <summary>Why drift was corrected: label <c>reason</c> of <c>netpol_drift_corrections_total</c>.</summary>
internal enum DriftReason
{
    /// <summary>Somebody edited a policy of ours.</summary>
    Modified,

    /// <summary>Somebody deleted a policy of ours.</summary>
    Deleted,

    /// <summary>A policy of ours whose owner no longer wants it was found and removed.</summary>
    Orphaned,
}

/// <summary>Why a reconcile failed: label <c>reason</c> of <c>netpol_reconcile_errors_total</c>.</summary>
internal enum ReconcileErrorReason
{
    /// <summary>The API server answered with an error that has no reason of its own here.</summary>
    Api,

    /// <summary>409: somebody wrote the object first. Retried.</summary>
    Conflict,

    /// <summary>429: the API server asked for fewer requests. Retried.</summary>
    Throttled,

    /// <summary>401 or 403: the operator lacks a permission.</summary>
    Forbidden,

    /// <summary>400 or 422: the API server refused what was written.</summary>
    Invalid,

    /// <summary>No answer: timeout, connection lost, TLS failure.</summary>
    Network,

    /// <summary>A bug in the operator.</summary>
    Internal,
}

/// <summary>The state of a namespace: label <c>state</c> of <c>netpol_namespaces</c>.</summary>
internal enum NamespaceState
{
    /// <summary>Nothing of ours belongs there: no baseline or segment, excluded, or terminating.</summary>
    Unmanaged,

    /// <summary>Every policy that belongs there is in place.</summary>
    Programmed,

    /// <summary>Something is still to be written.</summary>
    Pending,

    /// <summary>The last try to write failed, or a name conflict stands in the way.</summary>
    Failed,
}
