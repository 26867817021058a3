using FsCheck;
using FsCheck.Fluent;
using k8s.Models;

namespace NetPolOperator.Core.Tests.Evaluation.Random;

/// <summary>Labels and selectors over few keys and values.</summary>
public static class RandomSelectors
{
    private static readonly string[] Keys = ["app", "tier", "env"];
    private static readonly string[] Values = ["web", "db", "true", ""];

    public static Gen<IDictionary<string, string>?> Labels => Gen.Frequency(
        (1, Gen.Constant<IDictionary<string, string>?>(null)),
        (8, Gen.CollectToArray(Keys.Select(key => Gen.Elements<string?>([null, .. Values]).Select(value => (key, value))))
            .Select(IDictionary<string, string>? (pairs) => pairs.Where(pair => pair.value is not null).ToDictionary(pair => pair.key, pair => pair.value!))));

    public static Gen<V1LabelSelector> Selector => Gen.Frequency(
        (2, Gen.Constant(new V1LabelSelector())),
        (1, Gen.Constant(new V1LabelSelector { MatchLabels = new Dictionary<string, string>(), MatchExpressions = [] })),
        (4, from key in Gen.Elements(Keys)
            from value in Gen.Elements(Values)
            select new V1LabelSelector { MatchLabels = new Dictionary<string, string> { [key] = value } }),
        (4, from count in Gen.Choose(1, 2)
            from expressions in Gen.CollectToArray(Enumerable.Range(0, count).Select(_ => Expression))
            select new V1LabelSelector { MatchExpressions = [.. expressions] }),
        (1, from value in Gen.Elements(Values)
            from expression in Expression
            select new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = value }, MatchExpressions = [expression] }));

    public static Gen<V1LabelSelector> NamespaceSelector => Gen.Frequency(
        (2, Selector),
        (3, from name in Gen.Elements("alpha", "beta", "gamma")
            select new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = name } }),
        (1, from name in Gen.Elements("alpha", "beta", "gamma")
            from op in Gen.Elements("In", "NotIn")
            select new V1LabelSelector
            {
                MatchExpressions = [new V1LabelSelectorRequirement { Key = "kubernetes.io/metadata.name", OperatorProperty = op, Values = [name, "delta"] }],
            }));

    private static Gen<V1LabelSelectorRequirement> Expression =>
        from key in Gen.Elements(Keys)
        from op in Gen.Elements("In", "NotIn", "Exists", "DoesNotExist")
        from count in Gen.Choose(1, 2)
        from values in Gen.CollectToArray(Enumerable.Range(0, count).Select(_ => Gen.Elements(Values)))
        select new V1LabelSelectorRequirement { Key = key, OperatorProperty = op, Values = op.EndsWith('n') ? [.. values] : null };
}
