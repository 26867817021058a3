using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;

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
            Warnings = StatusParts.Warnings(findings.Rendered.Warnings),
            Policy = findings.Outcome,
            Policies = 1,
            Kept = Kept(findings),
            Expired = [.. findings.Expired],
            Gaps = findings.Gaps,
            WidenedBy = findings.WidenedBy,
            WidenedByTotal = findings.WidenedBy.Count,
        };
        var status = new AppSegmentStatus
        {
            Conditions = Conditions.Of(situation, segment.Status?.Conditions, now),
            Pods = findings.Pods,

            // Nothing else tells it once the spec is invalid: the policy holds no ports, and in Audit there is none.
            AsPeer = SegmentPeers.AsPeer(segment, findings.Rendered),
        };
        StatusParts.SetPolicies(status, findings.IsProgrammed ? [StatusParts.Reference(findings.Rendered)] : [.. Kept(findings).Select(kept => kept.Reference)]);
        StatusParts.SetConnections(status, findings.Connections, findings.Rendered.IsValid);
        StatusParts.SetWidening(status, findings.WidenedBy);
        StatusParts.SetRest(status, segment.Metadata.Generation, StatusParts.Drift(segment.Status?.Drift, drift), findings.Audit);
        return status;
    }

    // An invalid spec leaves the last policy where it is.
    private static KeptPolicy[] Kept(OwnerFindings findings) => findings.Kept is { } kept ? [kept] : [];
}
