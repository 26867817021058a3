namespace NetPolOperator.Cluster;

/// <summary>Order of resource versions: counters of the store behind the API server, comparable since Kubernetes has promised it (1.35) and in fact always.</summary>
internal static class ResourceVersions
{
    /// <summary>Whether <paramref name="candidate"/> says nothing that <paramref name="stored"/> does not say already. Versions that are no numbers are never stale.</summary>
    public static bool IsStale(string? candidate, string? stored) =>
        ulong.TryParse(candidate, out var a) && ulong.TryParse(stored, out var b) ? a <= b : candidate is not null && candidate == stored;

    /// <summary>Whether <paramref name="candidate"/> comes after <paramref name="stored"/>; true where that cannot be said.</summary>
    public static bool IsNewer(string? candidate, string? stored) => !IsStale(candidate, stored);
}
