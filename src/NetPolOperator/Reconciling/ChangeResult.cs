using k8s.Models;
using NetPolOperator.Core.Planning;
using NetPolOperator.Kubernetes;

namespace NetPolOperator.Reconciling;

/// <summary>How one write went.</summary>
/// <param name="Change">The write.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
/// <param name="Altered">What the API server stored otherwise than it was asked to (an admission webhook's work); null where nothing.</param>
/// <param name="Answer">The policy as the API server answered it; null where the write failed or was a deletion.</param>
/// <param name="PlanAgain">Whether somebody else's change came in between, so that the namespace has to be planned again.</param>
internal sealed record ChangeResult(PolicyChange Change, ApiException? Error, string? Altered, V1NetworkPolicy? Answer, bool PlanAgain)
{
    /// <summary>The resource version that the API server answered.</summary>
    public string? StoredVersion => Answer?.Metadata.ResourceVersion;

    /// <summary>Whether trying the same again later makes sense.</summary>
    public bool IsTransient => Error?.Failure is ApiFailure.Conflict or ApiFailure.AlreadyExists or ApiFailure.NotFound or ApiFailure.Throttled or ApiFailure.Unavailable;
}
