using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>
/// Tells a kind that is misspelt from one that nobody here reads. A policy with a typing error in its head would count for nothing, and
/// every answer be wrong.
/// </summary>
internal static class KindSpelling
{
    private const string Networking = "networking.k8s.io";
    private const int LongName = 12;

    // What netpol test reads; it may stand among the manifests.
    private const string Expectations = "NetPolTest";

    /// <summary>What to write instead; null where the kind and its version are as they should be, or none of our concern.</summary>
    public static string? Mistake(string apiVersion, string group, string kind)
    {
        if (ManifestKinds.Find(group, kind) is not null) return Version(apiVersion, group);
        var groups = ManifestKinds.GroupsOf(kind).ToList();
        // Other projects have a NetworkPolicy and a Service of their own; Kubernetes' groups have not.
        if (groups.Count > 0 && (group.Length == 0 || ManifestKinds.IsGroup(group)))
            return $"{apiVersion} has no {kind}: write apiVersion: {Written(groups[0])}";
        var near = ManifestKinds.KindsOf(group).FirstOrDefault(k => IsNear(kind, k));
        return near is not null ? $"{apiVersion} has no {kind}: did you mean {near}?"
            : group == ApiGroup.Name && kind != Expectations ? $"{apiVersion} has no {kind}: there are {AppSegment.KindName} and {NamespaceBaseline.KindName}"
            : null;
    }

    private static string? Version(string apiVersion, string group) =>
        group is Networking or ApiGroup.Name && apiVersion != Written(group) && !apiVersion.StartsWith("extensions/", StringComparison.Ordinal)
            ? $"{apiVersion} is not known: write apiVersion: {Written(group)}"
            : null;

    private static string Written(string group) => group switch { "" => "v1", ApiGroup.Name => ApiGroup.GroupVersion, _ => $"{group}/v1" };

    private static bool IsNear(string kind, string known) =>
        string.Equals(kind, known, StringComparison.OrdinalIgnoreCase) || EditDistance.Of(kind, known) <= (known.Length < LongName ? 1 : 3);
}
