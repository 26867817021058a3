using k8s.Models;

namespace NetPolOperator.Core.Evaluation.Compilation;

/// <summary>Brings selectors into their normal form. What the API server would refuse matches nothing: never everything by mistake.</summary>
internal static class SelectorCompiler
{
    public static CompiledSelector Compile(V1LabelSelector selector, string field, List<PolicyProblem> problems)
    {
        var constraints = new List<KeyValuePair<string, LabelConstraint>>();
        // matchLabels: {k: ""} and {k: null} need the key, with an empty value.
        foreach (var (key, value) in selector.MatchLabels ?? new Dictionary<string, string>())
            constraints.Add(new(key, LabelConstraint.In(new[] { value ?? string.Empty })));
        var good = true;
        for (var i = 0; i < (selector.MatchExpressions?.Count ?? 0); i++)
        {
            var expression = selector.MatchExpressions![i];
            if (TryCompile(expression, $"{field}.matchExpressions[{i}]", problems) is { } constraint)
                constraints.Add(new(expression.Key, constraint));
            else
                good = false;
        }

        return good ? new CompiledSelector(constraints) : CompiledSelector.Nothing;
    }

    private static LabelConstraint? TryCompile(V1LabelSelectorRequirement? expression, string field, List<PolicyProblem> problems)
    {
        var values = expression?.Values?.Select(value => value ?? string.Empty).ToArray() ?? [];
        if (string.IsNullOrEmpty(expression?.Key))
            return Refuse(".key", "a label key is needed");
        return expression.OperatorProperty switch
        {
            "In" when values.Length > 0 => LabelConstraint.In(values),
            "NotIn" when values.Length > 0 => LabelConstraint.NotIn(values),
            "Exists" when values.Length == 0 => LabelConstraint.Exists(),
            "DoesNotExist" when values.Length == 0 => LabelConstraint.DoesNotExist(),
            "In" or "NotIn" => Refuse(".values", $"{expression.OperatorProperty} needs at least one value"),
            "Exists" or "DoesNotExist" => Refuse(".values", $"{expression.OperatorProperty} takes no values"),
            _ => Refuse(".operator", $"'{expression.OperatorProperty}' is not In, NotIn, Exists or DoesNotExist"),
        };

        LabelConstraint? Refuse(string part, string message)
        {
            problems.Add(new PolicyProblem(field + part, message));
            return null;
        }
    }
}
