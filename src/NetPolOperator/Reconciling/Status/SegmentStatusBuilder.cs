using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Reconciling.Status;

/// <summary>Makes a segment's status from what was found. Pure.</summary>
internal static class SegmentStatusBuilder
{
    /// <summary>The status that the segment should have.</summary>
    /// <param name="segment">The segment as it is, with the status that it has.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="drift">Corrections that are not in the status yet.</param>
    /// <param name="now">The time.</param>
    public static AppSegmentStatus Build(AppSegment segment, OwnerFindings findings, PendingDrift? drift, DateTimeOffset now)
    {
        var situation = new OwnerSituation
        {
            Generation = segment.Metadata.Generation,
            IsAudit = findings.IsAudit,
            Violations = findings.Rendered.Violations,
            Unresolved = [.. findings.Unresolved],
            Warnings = [.. findings.Rendered.Warnings.Select(warning => $"{warning.Path}: {warning.Message}")],
            Policy = findings.Outcome,
            Policies = 1,
            WidenedBy = findings.WidenedBy,
            WidenedByTotal = findings.WidenedBy.Count,
        };
        var status = new AppSegmentStatus
        {
            Conditions = Conditions.Of(situation, segment.Status?.Conditions, now),
            Pods = findings.Pods,
        };
        StatusParts.SetPolicies(status, findings.IsProgrammed ? [StatusParts.Reference(findings.Rendered)] : KeptPolicies(segment, findings));
        StatusParts.SetConnections(status, findings.Connections);
        StatusParts.SetWidening(status, findings.WidenedBy);
        StatusParts.SetRest(status, segment.Metadata.Generation, StatusParts.Drift(segment.Status?.Drift, drift), findings.Audit);
        return status;
    }

    // An invalid spec leaves the last policy where it is; the status keeps telling so.
    private static IReadOnlyList<PolicyReference> KeptPolicies(AppSegment segment, OwnerFindings findings) =>
        findings.Rendered.IsValid ? [] : [.. segment.Status?.Policies ?? []];
}
