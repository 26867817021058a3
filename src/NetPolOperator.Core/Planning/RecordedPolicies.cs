using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Planning;

/// <summary>
/// What the status of a resource tells of its policies. Nobody but the operator has the right to write it, so it proves what a policy's own
/// annotation cannot: whoever may edit a policy may compute a hash for it, too.
/// </summary>
internal static class RecordedPolicies
{
    /// <summary>The hash of a policy as the operator wrote it; null where the status does not tell: it lists <see cref="PolicyOwnerStatus.ListLimit"/> at most.</summary>
    public static string? HashOf(PolicyOwnerStatus? status, string ns, string name) =>
        status?.Policies?.FirstOrDefault(policy => policy.Namespace == ns && policy.Name == name)?.Hash;
}
