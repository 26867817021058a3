using k8s.Models;

namespace NetPolOperator.Core.Validation;

/// <summary>Legality of label selectors: keys, values, operators.</summary>
internal static class SelectorRules
{
    public static void Check(V1LabelSelector selector, string path, ViolationList found)
    {
        found.AddIfTooMany(path + ".matchLabels", selector.MatchLabels);
        found.AddIfTooMany(path + ".matchExpressions", selector.MatchExpressions);
        foreach (var (key, value) in selector.MatchLabels ?? new Dictionary<string, string>())
        {
            var at = $"{path}.matchLabels[{key}]";
            found.AddUnless(at, key, NameRules.LabelKey);
            CheckValue(value, at, found);
        }

        for (var i = 0; i < (selector.MatchExpressions?.Count ?? 0); i++)
        {
            CheckExpression(selector.MatchExpressions![i], $"{path}.matchExpressions[{i}]", found);
        }
    }

    private static void CheckExpression(V1LabelSelectorRequirement? expression, string path, ViolationList found)
    {
        if (expression is null)
        {
            found.Add(path, "is null: give key and operator");
            return;
        }

        found.AddUnless(path + ".key", expression.Key ?? "", NameRules.LabelKey);
        var count = expression.Values?.Count ?? 0;
        switch (expression.OperatorProperty)
        {
            case "In" or "NotIn" when count == 0:
                found.Add(path + ".values", $"is empty: {expression.OperatorProperty} needs at least one value");
                break;
            case "Exists" or "DoesNotExist" when count > 0:
                found.Add(path + ".values", $"has {count} values: {expression.OperatorProperty} takes none; use In or NotIn to compare values");
                break;
            case "In" or "NotIn" or "Exists" or "DoesNotExist":
                break;
            default:
                found.AddUnlessOneOf(path + ".operator", expression.OperatorProperty ?? "", "In", "NotIn", "Exists", "DoesNotExist");
                break;
        }

        found.AddIfTooMany(path + ".values", expression.Values);
        for (var i = 0; i < count; i++)
        {
            CheckValue(expression.Values![i], $"{path}.values[{i}]", found);
        }
    }

    private static void CheckValue(string? value, string path, ViolationList found)
    {
        if (value is null)
        {
            found.Add(path, "is null: use a value, or the operator Exists for any value");
        }
        else
        {
            found.AddUnless(path, value, NameRules.LabelValue);
        }
    }
}
