using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Reconciling.Status;

/// <summary>Whether two statuses say the same, as the API server would store them.</summary>
internal static class StatusComparison
{
    /// <summary>Whether they do.</summary>
    public static bool Same(AppSegmentStatus? a, AppSegmentStatus? b) => Same(a, b, NetPolJsonContext.Default.AppSegmentStatus);

    /// <summary>Whether they do.</summary>
    public static bool Same(NamespaceBaselineStatus? a, NamespaceBaselineStatus? b) => Same(a, b, NetPolJsonContext.Default.NamespaceBaselineStatus);

    private static bool Same<T>(T? a, T? b, JsonTypeInfo<T> type)
        where T : PolicyOwnerStatus
    {
        if (a is null || b is null)
        {
            return ReferenceEquals(a, b);
        }

        // What differs most often is compared first and costs least.
        return a.ObservedGeneration == b.ObservedGeneration
            && a.ConnectionSummary == b.ConnectionSummary
            && a.Conditions?.Count == b.Conditions?.Count
            && JsonSerializer.SerializeToUtf8Bytes(a, type).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(b, type));
    }
}
