using k8s.Models;
using KubeOps.Abstractions.Events;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Reconciling.Status;

/// <summary>An event to be told about a resource.</summary>
/// <param name="Reason">One word, for machines.</param>
/// <param name="Message">For people.</param>
/// <param name="Type">Whether somebody should look.</param>
internal readonly record struct StatusEvent(string Reason, string Message, EventType Type);

/// <summary>
/// The events that a change of status tells. They come from the difference of the written statuses, so a restart repeats none
/// and a burst of changes tells the sum.
/// </summary>
internal static class StatusEvents
{
    /// <summary>What happened between the two statuses.</summary>
    public static IEnumerable<StatusEvent> Between(PolicyOwnerStatus? before, PolicyOwnerStatus after) =>
        [.. Conditions(before, after), .. Policies(before, after), .. Drift(before, after), .. Rules(before, after)];

    private static IEnumerable<StatusEvent> Conditions(PolicyOwnerStatus? before, PolicyOwnerStatus after)
    {
        string[] told =
        [
            ConditionReasons.InvalidSpec, ConditionReasons.NameConflict, ConditionReasons.WriteFailed, ConditionReasons.Altered, ConditionReasons.PruneBlocked,
            ConditionReasons.Contested, ConditionReasons.WidenedByOthers, ConditionReasons.NotInForce,
        ];
        string[] types = [ConditionTypes.Accepted, ConditionTypes.Programmed, ConditionTypes.IsolationEffective];
        var seen = new HashSet<string>();
        foreach (var condition in (after.Conditions ?? []).Where(condition => types.Contains(condition.Type) && condition.Status == "False"))
        {
            var last = before?.Conditions?.FirstOrDefault(other => other.Type == condition.Type);
            var isNews = last is null || last.Reason != condition.Reason || (last.Message != condition.Message && condition.Reason == ConditionReasons.InvalidSpec);
            if (told.Contains(condition.Reason) && seen.Add(condition.Reason) && isNews)
            {
                yield return new StatusEvent(condition.Reason, Cut(condition.Message), EventType.Warning);
            }
        }
    }

    private static IEnumerable<StatusEvent> Policies(PolicyOwnerStatus? before, PolicyOwnerStatus after)
    {
        // While the spec is invalid, a policy that says something else now was changed by somebody else.
        if (after.Conditions?.Any(condition => condition is { Type: ConditionTypes.Accepted, Status: "False" }) == true)
        {
            yield break;
        }

        var known = (before?.Policies ?? []).Select(policy => (policy.Namespace, policy.Name, policy.Hash)).ToHashSet();
        var applied = (after.Policies ?? []).Where(policy => !known.Contains((policy.Namespace, policy.Name, policy.Hash))).ToList();
        if (applied.Count == 1)
        {
            yield return new StatusEvent(EventReasons.PolicyApplied, $"NetworkPolicy {applied[0].Namespace}/{applied[0].Name} is in place ({applied[0].Hash})", EventType.Normal);
        }
        else if (applied.Count > 1 || after.PoliciesTotal > (before?.PoliciesTotal ?? 0))
        {
            yield return new StatusEvent(EventReasons.PolicyApplied, $"{after.PoliciesTotal} NetworkPolicies are in place", EventType.Normal);
        }
    }

    private static IEnumerable<StatusEvent> Drift(PolicyOwnerStatus? before, PolicyOwnerStatus after)
    {
        var corrections = (after.Drift?.Corrections ?? 0) - (before?.Drift?.Corrections ?? 0);
        if (corrections > 0)
        {
            var more = corrections > 1 ? $" ({corrections} corrections, this is the last)" : "";
            yield return new StatusEvent(EventReasons.DriftCorrected, Cut(after.Drift!.LastSummary + more), EventType.Warning);
        }
    }

    private static IEnumerable<StatusEvent> Rules(PolicyOwnerStatus? before, PolicyOwnerStatus after)
    {
        foreach (var connection in after.Connections ?? [])
        {
            var last = before?.Connections?.FirstOrDefault(other => other.Rule == connection.Rule && other.Peer == connection.Peer);
            if (last?.State == connection.State)
            {
                continue;
            }

            if (connection.State == ConnectionStates.PeerNotFound)
            {
                yield return new StatusEvent(EventReasons.PeerNotFound, Cut($"{connection.Rule}: {connection.Peer}: {connection.Message}"), EventType.Warning);
            }
            else if (connection.State == ConnectionStates.Expired)
            {
                yield return new StatusEvent(EventReasons.RuleExpired, Cut($"{connection.Rule}: {connection.Peer}: {connection.Message}"), EventType.Normal);
            }
        }

        // DNS is left out without being a rule, and so without a connection.
        if (after.Connections?.Any(connection => connection.State == ConnectionStates.PeerNotFound) != true
            && Unresolved(after) is { } unresolved && Unresolved(before) is null)
        {
            yield return new StatusEvent(EventReasons.PeerNotFound, Cut(unresolved.Message), EventType.Warning);
        }
    }

    private static V1Condition? Unresolved(PolicyOwnerStatus? status) => status?.Conditions?.FirstOrDefault(condition =>
        condition is { Type: ConditionTypes.PeersResolved, Status: "False", Reason: ConditionReasons.PeerNotFound });

    // The API server refuses longer messages.
    private static string Cut(string message) => message.Length <= 1000 ? message : message[..999] + "…";
}
