using k8s.Models;

namespace NetPolOperator.Core.Selectors;

/// <summary>Label selectors as the API server matches them.</summary>
public static class LabelSelectors
{
    /// <summary>
    /// Whether the selector matches the labels. An empty selector matches everything; a null selector matches nothing here, as
    /// callers who mean something else by null say so themselves. An unknown operator matches nothing (fail closed).
    /// </summary>
    public static bool Matches(V1LabelSelector? selector, IDictionary<string, string>? labels)
    {
        if (selector is null)
        {
            return false;
        }

        foreach (var (key, value) in selector.MatchLabels ?? Empty)
        {
            if (labels is null || !labels.TryGetValue(key, out var actual) || actual != value)
            {
                return false;
            }
        }

        foreach (var requirement in selector.MatchExpressions ?? [])
        {
            if (!Matches(requirement, labels))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The namespace that this one passes for, as it is labelled with another's name; null for none.</summary>
    public static string? PassesFor(V1Namespace ns)
    {
        ArgumentNullException.ThrowIfNull(ns);
        return ns.Metadata.Labels is { } labels && labels.TryGetValue(NamespaceNameLabel, out var name) && name != ns.Metadata.Name ? name : null;
    }

    /// <summary>The namespaces that a peer selects by name.</summary>
    public static IEnumerable<string> NamespaceNames(V1NetworkPolicyPeer peer)
    {
        ArgumentNullException.ThrowIfNull(peer);
        if (peer.NamespaceSelector is not { } selector)
        {
            yield break;
        }

        if (selector.MatchLabels is { } labels && labels.TryGetValue(NamespaceNameLabel, out var name))
        {
            yield return name;
        }

        foreach (var requirement in selector.MatchExpressions ?? [])
        {
            foreach (var value in requirement is { Key: NamespaceNameLabel, OperatorProperty: "In" } ? requirement.Values ?? [] : [])
            {
                yield return value;
            }
        }
    }

    /// <summary>Whether the selector is there and matches everything.</summary>
    public static bool IsEmpty(V1LabelSelector? selector) =>
        selector is { MatchLabels: null or { Count: 0 }, MatchExpressions: null or { Count: 0 } };

    /// <summary>
    /// Whether the selector matches a namespace. The name label counts as there on every namespace: API servers since 1.21 set it,
    /// and files rarely do.
    /// </summary>
    public static bool MatchesNamespace(V1LabelSelector? selector, V1Namespace ns)
    {
        ArgumentNullException.ThrowIfNull(ns);
        var labels = ns.Metadata.Labels;
        if (labels is null || !labels.ContainsKey(NamespaceNameLabel))
        {
            labels = labels is null ? [] : new Dictionary<string, string>(labels, StringComparer.Ordinal);
            labels[NamespaceNameLabel] = ns.Metadata.Name;
        }

        return Matches(selector, labels);
    }

    /// <summary>Selects one namespace by the name label that the API server sets.</summary>
    public static V1LabelSelector NamespaceNamed(string name) => new() { MatchLabels = new Dictionary<string, string> { [NamespaceNameLabel] = name } };

    /// <summary>The label with a namespace's own name, set by API servers since 1.21.</summary>
    public const string NamespaceNameLabel = "kubernetes.io/metadata.name";

    private static readonly Dictionary<string, string> Empty = [];

    private static bool Matches(V1LabelSelectorRequirement requirement, IDictionary<string, string>? labels)
    {
        string? actual = null;
        var present = labels is not null && labels.TryGetValue(requirement.Key, out actual);
        return requirement.OperatorProperty switch
        {
            "In" => present && requirement.Values is not null && requirement.Values.Contains(actual!),
            // An absent key matches NotIn and DoesNotExist.
            "NotIn" => !present || requirement.Values is null || !requirement.Values.Contains(actual!),
            "Exists" => present,
            "DoesNotExist" => !present,
            _ => false,
        };
    }
}
