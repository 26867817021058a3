using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Reconciling.Status;

/// <summary>The conditions, by the rules of kstatus: Ready sums up, Reconciling and Stalled are there only while they are true.</summary>
internal static class Conditions
{
    private const int NamedAtMost = 5;

    /// <summary>The conditions of a situation. The time of a condition changes only with its status.</summary>
    public static IList<V1Condition> Of(OwnerSituation situation, IList<V1Condition>? before, DateTimeOffset now)
    {
        var accepted = Accepted(situation);
        var peers = PeersResolved(situation);
        var programmed = Programmed(situation);
        var isolation = IsolationEffective(situation);
        // All that is wrong is said once.
        var summary = accepted.IsTrue ? accepted : accepted with { Message = Named(situation.Violations.Select(violation => violation.ToString())) };
        var ready = Ready(situation, summary, programmed, peers, isolation);
        var all = new List<Verdict> { accepted, peers, programmed, isolation, ready };
        if (accepted.IsTrue && programmed.Reason is ConditionReasons.Pending or ConditionReasons.Contested)
        {
            all.Add(new Verdict(ConditionTypes.Reconciling, "True", programmed.Reason, programmed.Message));
        }

        if (!accepted.IsTrue)
        {
            all.Add(new Verdict(ConditionTypes.Stalled, "True", summary.Reason, summary.Message));
        }
        else if (programmed.Reason is ConditionReasons.NameConflict or ConditionReasons.WriteFailed or ConditionReasons.Altered or ConditionReasons.PruneBlocked)
        {
            all.Add(new Verdict(ConditionTypes.Stalled, "True", programmed.Reason, programmed.Message));
        }

        return [.. all.Select(verdict => ToCondition(verdict, situation.Generation, before, now))];
    }

    private static Verdict Accepted(OwnerSituation situation) => situation.Violations.Count == 0
        ? new Verdict(ConditionTypes.Accepted, "True", ConditionReasons.Valid, "the spec is valid")
        : new Verdict(ConditionTypes.Accepted, "False", ConditionReasons.InvalidSpec, string.Join("; ", situation.Violations));

    private static Verdict PeersResolved(OwnerSituation situation)
    {
        const string type = ConditionTypes.PeersResolved;
        if (situation.Violations.Count > 0)
        {
            return new Verdict(type, "Unknown", ConditionReasons.InvalidSpec, "rules are resolved once the spec is valid");
        }

        if (situation.Unresolved.Count > 0)
        {
            var refused = situation.Unresolved.All(rule => rule.State == RuleState.Refused);
            var rules = Named(situation.Unresolved.Select(rule => $"{rule.Path} ({rule.Peer}): {rule.Message}"));
            return new Verdict(type, "False", refused ? ConditionReasons.PeerRefused : ConditionReasons.PeerNotFound, "left out: " + rules);
        }

        return situation.Warnings.Count > 0
            ? new Verdict(type, "True", ConditionReasons.ResolvedWithWarnings, Named(situation.Warnings))
            : new Verdict(type, "True", ConditionReasons.Resolved, "every rule's peer was found");
    }

    private static Verdict Programmed(OwnerSituation situation)
    {
        const string type = ConditionTypes.Programmed;
        if (situation.Violations.Count > 0)
        {
            return new Verdict(type, "False", ConditionReasons.InvalidSpec, "the spec is not valid; " + KeptMessage(situation));
        }

        if (situation.IsAudit && situation.Policy.State == PolicyState.InSync)
        {
            return new Verdict(type, "False", ConditionReasons.Audit, "mode Audit: no policy is written");
        }

        return situation.Policy.State switch
        {
            PolicyState.Conflict => new Verdict(type, "False", ConditionReasons.NameConflict, situation.Policy.Message),
            PolicyState.Failed => new Verdict(type, "False", ConditionReasons.WriteFailed, situation.Policy.Message),
            PolicyState.Altered => new Verdict(type, "False", ConditionReasons.Altered, situation.Policy.Message),
            PolicyState.PruneBlocked => new Verdict(type, "False", ConditionReasons.PruneBlocked, situation.Policy.Message),
            PolicyState.Contested => new Verdict(type, "False", ConditionReasons.Contested, situation.Policy.Message),
            PolicyState.Pending => new Verdict(type, "False", ConditionReasons.Pending, situation.Policy.Message),
            _ when situation.Policies == 0 => new Verdict(type, "True", ConditionReasons.NoNamespaceMatched, "no namespace matches; there is nothing to write"),
            _ => new Verdict(type, "True", ConditionReasons.Programmed, $"{Count(situation.Policies, "NetworkPolicy", "NetworkPolicies")} written and read back"),
        };
    }

    // What is claimed of the policy from before has to be so: what is merely wanted is said to be wanted.
    private static string KeptMessage(OwnerSituation situation)
    {
        var wrong = situation.Kept.Where(policy => policy is { IsKnown: true, IsAsWritten: false }).ToList();
        var changed = situation.Kept.Where(policy => policy is { IsKnown: false, Reference.Hash: not null }).ToList();
        var unknown = situation.Kept.Where(policy => policy is { IsKnown: false, Reference.Hash: null }).ToList();
        List<string> said = [];
        if (situation.Policy.State != PolicyState.InSync)
        {
            said.Add($"the policy from before is yet to be put right: {situation.Policy.Message}");
        }
        else if (wrong.Count > 0)
        {
            said.Add($"the policy from before is yet to be put right, somebody has changed it: {Named(wrong.Select(Name))}");
        }

        if (changed.Count > 0)
        {
            said.Add(
                "somebody has changed the policy from before (its hash is not that of status.policies), and what it said is not known any more, so it is left as it is found: "
                + Named(changed.Select(Name)));
        }

        if (unknown.Count > 0)
        {
            said.Add(
                "whether somebody has changed the policy from before is not known (status.policies tells no hash of it), so it is left as it is found: "
                + Named(unknown.Select(Name)));
        }

        return said.Count > 0 ? string.Join("; ", said)
            : situation.Kept.Count == 0 ? "there is no policy from before"
            : situation.Expired.Count > 0 ? $"the policy from before stays, without the rules that have expired: {Named(situation.Expired)}"
            : "the policy from before stays as it is";

        static string Name(KeptPolicy policy) => $"{policy.Reference.Namespace}/{policy.Reference.Name}";
    }

    private static Verdict IsolationEffective(OwnerSituation situation)
    {
        const string type = ConditionTypes.IsolationEffective;
        if (situation.Violations.Count > 0)
        {
            return new Verdict(type, "Unknown", ConditionReasons.InvalidSpec, "isolation is judged once the spec is valid");
        }

        if (situation.IsAudit)
        {
            return new Verdict(type, "Unknown", ConditionReasons.Audit, "mode Audit: nothing is isolated by this resource");
        }

        if (situation.Gaps.Count > 0)
        {
            return new Verdict(type, "False", ConditionReasons.NotInForce, "the policy is not live as it should be (see Programmed): " + Named(situation.Gaps.Select(gap => gap.ToString())));
        }

        if (situation.WidenedByTotal > 0)
        {
            var policies = situation.WidenedBy.Select(policy => $"{policy.Namespace}/{policy.Name} ({policy.Direction}, {policy.Rule})");
            return new Verdict(type, "False", ConditionReasons.WidenedByOthers, "opened by policies of others: " + Named(policies, situation.WidenedByTotal));
        }

        if (situation.Waiting.Count > 0)
        {
            return new Verdict(type, "Unknown", ConditionReasons.Pending, $"not judged yet in {Named(situation.Waiting)}");
        }

        return new Verdict(type, "True", ConditionReasons.Effective, "no policy of others opens what is isolated here");
    }

    private static Verdict Ready(OwnerSituation situation, params ReadOnlySpan<Verdict> parts)
    {
        const string type = ConditionTypes.Ready;
        foreach (var part in parts)
        {
            // That nothing is written and isolated is what Audit asks for.
            if (!part.IsTrue && part.Reason != ConditionReasons.Audit)
            {
                return new Verdict(type, "False", part.Reason, part.Message);
            }
        }

        return situation.IsAudit
            ? new Verdict(type, "True", ConditionReasons.Audit, "mode Audit: nothing is written, status.audit says what Enforce would block")
            : new Verdict(type, "True", ConditionReasons.Ready, "everything asked for is in place");
    }

    private static V1Condition ToCondition(Verdict verdict, long? generation, IList<V1Condition>? before, DateTimeOffset now)
    {
        var last = before?.FirstOrDefault(condition => condition.Type == verdict.Type);
        return new V1Condition
        {
            Type = verdict.Type,
            Status = verdict.Status,
            Reason = verdict.Reason,
            Message = verdict.Message.Length <= MessageLimit ? verdict.Message : verdict.Message[..(MessageLimit - 1)] + "…",
            ObservedGeneration = generation,
            LastTransitionTime = last is not null && last.Status == verdict.Status ? last.LastTransitionTime : StatusTime.Of(now).UtcDateTime,
        };
    }

    // The API's convention for conditions.
    private const int MessageLimit = 32768;

    private static string Named(IEnumerable<string> items, int? total = null)
    {
        var all = items as IReadOnlyCollection<string> ?? [.. items];
        var rest = (total ?? all.Count) - Math.Min(all.Count, NamedAtMost);
        return string.Join("; ", all.Take(NamedAtMost)) + (rest > 0 ? $"; and {rest} more" : "");
    }

    private static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";

    private readonly record struct Verdict(string Type, string Status, string Reason, string Message)
    {
        public bool IsTrue => Status == "True";
    }
}
