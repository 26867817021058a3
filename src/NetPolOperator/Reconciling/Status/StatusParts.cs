using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Reconciling.Status;

/// <summary>The parts that the statuses of both kinds share; lists are cut to <see cref="PolicyOwnerStatus.ListLimit"/> beside their total.</summary>
internal static class StatusParts
{
    /// <summary>Sets the policies.</summary>
    public static void SetPolicies(PolicyOwnerStatus status, IReadOnlyList<PolicyReference> policies)
    {
        status.Policies = Cut(policies);
        status.PoliciesTotal = policies.Count;
    }

    /// <summary>Sets the connections and their summary.</summary>
    public static void SetConnections(PolicyOwnerStatus status, IReadOnlyList<ConnectionStatus> connections, bool isValid)
    {
        status.Connections = WorthTelling(connections);
        status.ConnectionsTotal = connections.Count;
        var established = connections.Count(connection => connection.State == ConnectionStates.Established);

        // What an invalid spec declares is not judged: 0/0 would say that it declares nothing.
        status.ConnectionSummary = isValid ? $"{established}/{connections.Count}" : null;
    }

    /// <summary>Sets the foreign policies that open what is isolated.</summary>
    public static void SetWidening(PolicyOwnerStatus status, IReadOnlyList<WideningPolicy> widenedBy, int? total = null)
    {
        status.WidenedBy = Cut(widenedBy);
        status.WidenedByTotal = total ?? widenedBy.Count;
    }

    /// <summary>Sets the rest.</summary>
    public static void SetRest(PolicyOwnerStatus status, long? generation, DriftStatus drift, AuditStatus? audit)
    {
        status.ObservedGeneration = generation;
        status.Drift = drift;
        status.Audit = audit;
    }

    /// <summary>The drift so far: what the status says already and what has come since.</summary>
    public static DriftStatus Drift(DriftStatus? written, PendingDrift? pending) => new()
    {
        Corrections = (written?.Corrections ?? 0) + (pending?.Corrections ?? 0),
        LastTime = pending is null ? written?.LastTime : StatusTime.Text(pending.LastTime),
        LastSummary = pending is null ? written?.LastSummary : pending.LastSummary,
    };

    /// <summary>Warnings as people read them: what several rules have in common is said once.</summary>
    public static IReadOnlyList<string> Warnings(IEnumerable<RenderWarning> warnings) =>
    [
        .. warnings.Distinct().GroupBy(warning => warning.Message, warning => warning.Path).Select(same => $"{string.Join(", ", same.Distinct())}: {same.Key}"),
    ];

    /// <summary>Names a policy with its hash.</summary>
    public static PolicyReference Reference(RenderedPolicy rendered) =>
        new() { Namespace = rendered.Namespace, Name = rendered.Name, Hash = rendered.SpecHash };

    // Of many, those first that lack something; in the order of the spec all the same.
    private static List<ConnectionStatus> WorthTelling(IReadOnlyList<ConnectionStatus> connections) => connections.Count <= PolicyOwnerStatus.ListLimit
        ? [.. connections]
        :
        [
            .. connections.Index()
                .OrderBy(entry => entry.Item.State is ConnectionStates.Established or ConnectionStates.NoPods)
                .Take(PolicyOwnerStatus.ListLimit)
                .OrderBy(entry => entry.Index)
                .Select(entry => entry.Item),
        ];

    private static List<T> Cut<T>(IReadOnlyList<T> items) => [.. items.Take(PolicyOwnerStatus.ListLimit)];
}
