using k8s.Models;

namespace NetPolOperator.Core.Rendering;

/// <summary>
/// Whether two specs are written alike, field by field in the same order: sufficient for equal meaning, not necessary. It is what
/// nearly every comparison ends with, so it makes no garbage.
/// </summary>
internal static class LiteralEquality
{
    public static bool AreEqual(V1NetworkPolicySpec? a, V1NetworkPolicySpec? b) =>
        a is not null && b is not null
        && AreEqual(a.PolicyTypes, b.PolicyTypes, static (x, y) => x == y)
        && AreEqual(a.PodSelector, b.PodSelector)
        && AreEqual(a.Ingress, b.Ingress, static (x, y) => AreEqual(x.FromProperty, y.FromProperty) && AreEqual(x.Ports, y.Ports))
        && AreEqual(a.Egress, b.Egress, static (x, y) => AreEqual(x.To, y.To) && AreEqual(x.Ports, y.Ports));

    /// <summary>Whether two lists of peers are.</summary>
    public static bool AreEqual(IList<V1NetworkPolicyPeer>? a, IList<V1NetworkPolicyPeer>? b) => AreEqual(a, b, AreEqual);

    /// <summary>Whether two lists of ports are.</summary>
    public static bool AreEqual(IList<V1NetworkPolicyPort>? a, IList<V1NetworkPolicyPort>? b) => AreEqual(a, b, AreEqual);

    /// <summary>Whether two ports are.</summary>
    public static bool AreEqual(V1NetworkPolicyPort a, V1NetworkPolicyPort b) =>
        a.Port?.Value == b.Port?.Value && a.EndPort == b.EndPort && a.Protocol == b.Protocol;

    // Missing and empty lists mean the same wherever this is used, but for policyTypes, where rules may stand for them: told apart there
    // by the caller's slow path, as one missing and one present differ in number.
    private static bool AreEqual<T>(IList<T>? a, IList<T>? b, Func<T, T, bool> equal)
    {
        var count = a?.Count ?? 0;
        if (count != (b?.Count ?? 0))
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            if (a![i] is not { } x || b![i] is not { } y || !equal(x, y))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(V1NetworkPolicyPeer a, V1NetworkPolicyPeer b) =>
        AreEqual(a.IpBlock, b.IpBlock) && AreEqual(a.NamespaceSelector, b.NamespaceSelector) && AreEqual(a.PodSelector, b.PodSelector);

    private static bool AreEqual(V1IPBlock? a, V1IPBlock? b) =>
        a is null || b is null ? a is null && b is null : a.Cidr == b.Cidr && AreEqual(a.Except, b.Except, static (x, y) => x == y);

    // A selector that is missing and one that is empty differ.
    private static bool AreEqual(V1LabelSelector? a, V1LabelSelector? b) =>
        a is null || b is null
            ? a is null && b is null
            : AreEqual(a.MatchLabels, b.MatchLabels)
            && AreEqual(a.MatchExpressions, b.MatchExpressions, static (x, y) =>
                x.Key == y.Key && x.OperatorProperty == y.OperatorProperty && AreEqual(x.Values, y.Values, static (v, w) => v == w));

    private static bool AreEqual(IDictionary<string, string>? a, IDictionary<string, string>? b)
    {
        if ((a?.Count ?? 0) != (b?.Count ?? 0))
        {
            return false;
        }

        if (a is { Count: > 0 })
        {
            foreach (var (key, value) in a)
            {
                if (!b!.TryGetValue(key, out var other) || other != value)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
