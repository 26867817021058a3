using k8s.Models;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Tests.Selectors;

public class LabelSelectorsTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["app"] = "web", ["empty"] = "" };

    [Fact]
    public void Matches_NullAndEmptySelector_Differ()
    {
        Assert.False(LabelSelectors.Matches(null, Labels));
        Assert.True(LabelSelectors.Matches(new V1LabelSelector(), null));
        Assert.True(LabelSelectors.Matches(new V1LabelSelector { MatchLabels = new Dictionary<string, string>(), MatchExpressions = [] }, Labels));
    }

    [Theory]
    [InlineData("app", "web", true)]
    [InlineData("app", "", false)]
    [InlineData("empty", "", true)]
    [InlineData("absent", "", false)]
    public void Matches_Label_NeedsKeyAndValue(string key, string value, bool expected) =>
        Assert.Equal(expected, LabelSelectors.Matches(new V1LabelSelector { MatchLabels = new Dictionary<string, string> { [key] = value } }, Labels));

    [Theory]
    [InlineData("app", "In", "web", true)]
    [InlineData("app", "In", "db", false)]
    [InlineData("absent", "In", "web", false)]
    [InlineData("app", "NotIn", "web", false)]
    [InlineData("app", "NotIn", "db", true)]
    [InlineData("absent", "NotIn", "web", true)]
    [InlineData("app", "Exists", null, true)]
    [InlineData("absent", "Exists", null, false)]
    [InlineData("app", "DoesNotExist", null, false)]
    [InlineData("absent", "DoesNotExist", null, true)]
    [InlineData("app", "Unheard", "web", false)]
    [InlineData("app", "In", null, false)]
    public void Matches_Expression_AsTheApiServerDoes(string key, string operation, string? value, bool expected)
    {
        var requirement = new V1LabelSelectorRequirement { Key = key, OperatorProperty = operation, Values = value is null ? null : [value] };
        Assert.Equal(expected, LabelSelectors.Matches(new V1LabelSelector { MatchExpressions = [requirement] }, Labels));
    }

    [Fact]
    public void MatchesNamespace_WithoutNameLabel_HasItImplied()
    {
        var ns = new V1Namespace { Metadata = new V1ObjectMeta { Name = "shop", Labels = new Dictionary<string, string> { ["team"] = "a" } } };
        Assert.True(LabelSelectors.MatchesNamespace(LabelSelectors.NamespaceNamed("shop"), ns));
        Assert.False(LabelSelectors.MatchesNamespace(LabelSelectors.NamespaceNamed("other"), ns));
        Assert.Single(ns.Metadata.Labels);
    }

    [Fact]
    public void SelectorText_EqualMeaning_IsEqualText()
    {
        var one = new V1LabelSelector
        {
            MatchLabels = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" },
            MatchExpressions = [new() { Key = "t", OperatorProperty = "NotIn", Values = ["y", "x", "y"] }],
        };
        var other = new V1LabelSelector
        {
            MatchLabels = new Dictionary<string, string> { ["a"] = "1" },
            MatchExpressions = [new() { Key = "t", OperatorProperty = "NotIn", Values = ["x", "y"] }, new() { Key = "b", OperatorProperty = "In", Values = ["2"] }],
        };
        Assert.Equal("a=1,b=2,t notin (x,y)", SelectorText.Of(one));
        Assert.Equal(SelectorText.Of(one), SelectorText.Of(other));
        Assert.Equal("{}", SelectorText.Of(new V1LabelSelector()));
    }
}
