using System.Text;
using k8s.Models;

namespace NetPolOperator.Core.Selectors;

/// <summary>
/// Selectors in the notation of kubectl, <c>app=web,tier in (a,b),!old</c>. Equal meaning as far as spelling goes gives equal text:
/// order and repetition do not count, and neither does <c>In</c> with one value against a label.
/// </summary>
public static class SelectorText
{
    /// <summary>The text of an empty selector.</summary>
    public const string All = "{}";

    /// <summary>The text of a selector; null reads as empty, as it does where a policy selects its pods.</summary>
    public static string Of(V1LabelSelector? selector)
    {
        var labels = selector?.MatchLabels?.Count ?? 0;
        var expressions = selector?.MatchExpressions?.Count ?? 0;
        if (labels + expressions == 0)
        {
            return All;
        }

        var parts = new List<string>(labels + expressions);
        if (labels > 0)
        {
            foreach (var (key, value) in selector!.MatchLabels)
            {
                parts.Add(key + "=" + value);
            }
        }

        for (var i = 0; i < expressions; i++)
        {
            parts.Add(Of(selector!.MatchExpressions[i]));
        }

        return Join(parts);
    }

    /// <summary>The text of the selector that a Service has.</summary>
    public static string Of(IDictionary<string, string>? labels) =>
        labels is null or { Count: 0 } ? All : Join(labels.Select(l => l.Key + "=" + l.Value).ToList());

    private static string Join(List<string> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        parts.Sort(StringComparer.Ordinal);
        var text = new StringBuilder(parts[0]);
        for (var i = 1; i < parts.Count; i++)
        {
            if (parts[i] != parts[i - 1])
            {
                text.Append(',').Append(parts[i]);
            }
        }

        return text.ToString();
    }

    private static string Of(V1LabelSelectorRequirement requirement)
    {
        var values = Values(requirement);
        return requirement.OperatorProperty switch
        {
            "In" when values.Count == 1 => $"{requirement.Key}={values[0]}",
            "In" => $"{requirement.Key} in ({string.Join(',', values)})",
            "NotIn" => $"{requirement.Key} notin ({string.Join(',', values)})",
            "Exists" => requirement.Key,
            "DoesNotExist" => "!" + requirement.Key,
            var other => $"{requirement.Key} {other} ({string.Join(',', values)})",
        };
    }

    private static List<string> Values(V1LabelSelectorRequirement requirement)
    {
        var values = new SortedSet<string>(requirement.Values ?? [], StringComparer.Ordinal);
        return [.. values];
    }
}
