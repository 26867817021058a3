using k8s.Models;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Reads label selectors.</summary>
internal static class SelectorDecoder
{
    public static V1LabelSelector Selector(FieldReader r)
    {
        var selector = new V1LabelSelector { MatchLabels = r.StringMap("matchLabels"), MatchExpressions = r.List("matchExpressions", Requirement) };
        r.NothingElse(key => key is "app" or "name" or "tier" or "role" ? $"labels belong under matchLabels" : null);
        return selector;
    }

    private static V1LabelSelectorRequirement Requirement(FieldReader r)
    {
        var requirement = new V1LabelSelectorRequirement { Key = r.Required("key"), OperatorProperty = r.Required("operator"), Values = r.Strings("values") };
        r.NothingElse();
        return requirement;
    }
}
