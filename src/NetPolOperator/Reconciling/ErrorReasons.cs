using NetPolOperator.Kubernetes;
using NetPolOperator.Telemetry;

namespace NetPolOperator.Reconciling;

/// <summary>What failed requests are counted under in <c>netpol_reconcile_errors_total</c>.</summary>
internal static class ErrorReasons
{
    /// <summary>The reason of a failed request.</summary>
    public static ReconcileErrorReason Of(ApiException error) => error.Failure switch
    {
        ApiFailure.Conflict or ApiFailure.AlreadyExists => ReconcileErrorReason.Conflict,
        ApiFailure.Throttled => ReconcileErrorReason.Throttled,
        ApiFailure.Forbidden => ReconcileErrorReason.Forbidden,
        ApiFailure.Invalid => ReconcileErrorReason.Invalid,
        ApiFailure.Unavailable when error.InnerException is HttpRequestException or IOException or OperationCanceledException => ReconcileErrorReason.Network,
        _ => ReconcileErrorReason.Api,
    };
}
