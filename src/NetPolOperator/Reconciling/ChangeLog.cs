using Microsoft.Extensions.Logging;
using NetPolOperator.Core.Planning;

namespace NetPolOperator.Reconciling;

/// <summary>Says in the log what was written: a line for each change set, and one for each correction of what somebody else did.</summary>
internal sealed class ChangeLog(ILogger<ChangeLog> logger)
{
    /// <summary>Tells what of a namespace's change set was carried out. What failed is told by who follows it up.</summary>
    public void Applied(string ns, IReadOnlyList<ChangeResult> results)
    {
        var (created, updated, deleted) = (0, 0, 0);
        foreach (var result in results)
        {
            if (result.Error is not null)
            {
                continue;
            }

            var change = result.Change;
            created += change.Kind == ChangeKind.Create ? 1 : 0;
            updated += change.Kind == ChangeKind.Update ? 1 : 0;
            deleted += change.Kind == ChangeKind.Delete ? 1 : 0;
            if (change.IsDrift)
            {
                logger.LogInformation("Drift put right: NetworkPolicy {Namespace}/{Name} {What}", ns, change.Name, DriftOf(change));
            }
        }

        if (created + updated + deleted > 0)
        {
            logger.LogInformation("NetworkPolicies in namespace {Namespace}: {Created} created, {Updated} updated, {Deleted} deleted", ns, created, updated, deleted);
        }
    }

    /// <summary>Tells that nobody knows whether the order of a namespace's changes is safe.</summary>
    public void Unchecked(string ns) => logger.LogWarning(
        "The policies that change in namespace {Namespace} have too many rules for too many of the same pods to find an order of writes that is safe at every moment: "
        + "what they allow is written first, deletions come last", ns);

    private static string DriftOf(PolicyChange change) =>
        change.Reason == ChangeReason.DriftDeleted ? "had been deleted by somebody else" : $"had been changed by somebody else: {change.Summary}";
}
