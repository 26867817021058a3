using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Reconciling.Status;

/// <summary>Policies of a baseline that what it asks for now does not account for.</summary>
/// <param name="Kept">Where the spec is invalid: the policies from before.</param>
/// <param name="Unsettled">What is to be done about some of them, or cannot be, in namespaces that it does not apply to as it is now.</param>
/// <param name="Unpruned">Policies in namespaces that it does not match any more, which the breaker keeps from being deleted.</param>
internal sealed record PoliciesElsewhere(
    IReadOnlyList<KeptPolicy> Kept, IReadOnlyList<(string Namespace, PolicyOutcome Outcome)> Unsettled, IReadOnlyList<PolicyReference> Unpruned);

/// <summary>Makes a baseline's status from what was found in the namespaces that it matches. Pure.</summary>
internal static class BaselineStatusBuilder
{
    /// <summary>The status that the baseline should have.</summary>
    /// <param name="baseline">The baseline as it is, with the status that it has.</param>
    /// <param name="shares">What was found, one entry a namespace that it matches, in order.</param>
    /// <param name="waiting">Namespaces that it matches and that have not been planned for it yet.</param>
    /// <param name="elsewhere">Policies that what it asks for now does not account for.</param>
    /// <param name="drift">Corrections that are not in the status yet.</param>
    /// <param name="now">The time.</param>
    public static NamespaceBaselineStatus Build(
        NamespaceBaseline baseline,
        IReadOnlyList<OwnerFindings> shares,
        IReadOnlyList<string> waiting,
        PoliciesElsewhere elsewhere,
        PendingDrift? drift,
        DateTimeOffset now)
    {
        var violations = shares.Count > 0 ? shares[0].Rendered.Violations : SpecValidator.Validate(baseline);
        var audit = baseline.Spec?.Mode == Modes.Audit;
        var widenedBy = shares.SelectMany(share => share.WidenedBy).ToList();
        var situation = new OwnerSituation
        {
            Generation = baseline.Metadata.Generation,
            IsAudit = audit,
            Violations = violations,
            Unresolved = [.. shares.SelectMany(Unresolved).DistinctBy(rule => (rule.Path, rule.Message))],
            Warnings = StatusParts.Warnings(shares.SelectMany(share => share.Rendered.Warnings)),
            Waiting = waiting,
            Policy = Worst(shares, violations.Count > 0 ? [] : waiting, elsewhere),
            Policies = shares.Count + waiting.Count,
            Kept = elsewhere.Kept,
            Expired = [.. shares.SelectMany(share => share.Expired).Distinct()],
            Gaps = [.. shares.SelectMany(share => share.Gaps)],
            WidenedBy = widenedBy,
            WidenedByTotal = widenedBy.Count,
        };
        var status = new NamespaceBaselineStatus
        {
            Conditions = Conditions.Of(situation, baseline.Status?.Conditions, now),
            Pods = PodsOf(shares, violations.Count > 0 ? elsewhere.Kept.Count : null),

            // Where an invalid spec would apply says nothing of where its policies are.
            Namespaces = violations.Count > 0 ? null : Count(shares, waiting.Count),
        };
        StatusParts.SetPolicies(status, violations.Count > 0
            ? [.. elsewhere.Kept.Select(policy => policy.Reference)]
            : [.. shares.Where(share => share.IsProgrammed).Select(share => StatusParts.Reference(share.Rendered)), .. elsewhere.Unpruned.Select(policy => AsRecorded(policy, baseline.Status))]);
        StatusParts.SetConnections(status, BaselineConnections.Merge(shares), violations.Count == 0);
        StatusParts.SetWidening(status, widenedBy);
        StatusParts.SetRest(
            status, baseline.Metadata.Generation, StatusParts.Drift(baseline.Status?.Drift, drift), audit && violations.Count == 0 ? Sum(shares.Select(share => share.Audit)) : null);
        return status;
    }

    // What is not known of it now is not to be forgotten either.
    private static PolicyReference AsRecorded(PolicyReference policy, PolicyOwnerStatus? before) => policy.Hash is not null ? policy : new PolicyReference
    {
        Namespace = policy.Namespace,
        Name = policy.Name,
        Hash = RecordedPolicies.HashOf(before, policy.Namespace ?? "", policy.Name ?? ""),
    };

    private static IEnumerable<RuleOutcome> Unresolved(OwnerFindings share) => share.Unresolved;

    // While the spec is invalid, the policies from before select pods wherever they are. Better no number than a part of it.
    private static PodCounts? PodsOf(IReadOnlyList<OwnerFindings> shares, int? kept)
    {
        var counted = shares.Select(share => share.Pods).OfType<PodCounts>().ToList();
        return kept is { } all && (all == 0 || all != counted.Count) ? null : Sum(counted);
    }

    private static NamespaceCounts Count(IReadOnlyList<OwnerFindings> shares, int waiting) => new()
    {
        Matched = shares.Count + waiting,
        Programmed = shares.Count(share => share.IsProgrammed),
        Pending = shares.Count(share => share.Outcome.State is PolicyState.Pending or PolicyState.Contested) + waiting,
        Failed = shares.Count(share => share.Outcome.State is PolicyState.Failed or PolicyState.Conflict or PolicyState.Altered),
    };

    // What a person has to act on comes before what passes by itself.
    private static PolicyOutcome Worst(IReadOnlyList<OwnerFindings> shares, IReadOnlyList<string> waiting, PoliciesElsewhere elsewhere)
    {
        var all = shares.Select(share => (share.Rendered.Namespace, share.Outcome)).Concat(elsewhere.Unsettled).ToList();
        PolicyState[] order = [PolicyState.Conflict, PolicyState.Failed, PolicyState.Altered, PolicyState.PruneBlocked, PolicyState.Contested, PolicyState.Pending];
        foreach (var state in order)
        {
            if (state == PolicyState.PruneBlocked && elsewhere.Unpruned.Count > 0)
            {
                return PolicyOutcome.Unpruned(elsewhere.Unpruned);
            }

            var found = all.FindAll(entry => entry.Outcome.State == state);
            if (found.Count > 0)
            {
                return In(found[0].Namespace, found[0].Outcome, found.Count);
            }
        }

        return waiting.Count > 0 ? In(waiting[0], new PolicyOutcome(PolicyState.Pending, "waits to be planned"), waiting.Count) : PolicyOutcome.InSync;
    }

    private static PolicyOutcome In(string ns, PolicyOutcome outcome, int namespaces)
    {
        var rest = namespaces > 1 ? $" (and {namespaces - 1} more namespaces)" : "";
        return outcome with { Message = $"namespace {ns}: {outcome.Message}{rest}" };
    }

    private static PodCounts Sum(IEnumerable<PodCounts> counts) => counts.Aggregate(new PodCounts(), static (sum, pods) => new PodCounts
    {
        Matched = sum.Matched + pods.Matched,
        IsolatedIngress = sum.IsolatedIngress + pods.IsolatedIngress,
        IsolatedEgress = sum.IsolatedEgress + pods.IsolatedEgress,
        Unprotectable = sum.Unprotectable + pods.Unprotectable,
    });

    private static AuditStatus Sum(IEnumerable<AuditStatus?> audits)
    {
        var all = audits.OfType<AuditStatus>().ToList();
        return new AuditStatus
        {
            WouldBlockTotal = all.Sum(audit => audit.WouldBlockTotal),
            WouldBlock = [.. all.SelectMany(audit => audit.WouldBlock ?? []).Take(PolicyOwnerStatus.ListLimit)],
            WouldAllowTotal = all.Sum(audit => audit.WouldAllowTotal),
        };
    }
}
