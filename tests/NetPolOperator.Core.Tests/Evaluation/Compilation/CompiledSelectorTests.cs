using k8s.Models;
using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Tests.Evaluation.Compilation;

public sealed class CompiledSelectorTests
{
    [Theory]
    [InlineData("{}", true, true, true)]
    [InlineData("{matchLabels: null}", true, true, true)]
    [InlineData("{matchLabels: {}, matchExpressions: []}", true, true, true)]
    [InlineData("{matchLabels: {app: web}}", true, false, false)]
    [InlineData("{matchLabels: {app: \"\"}}", false, true, false)]
    [InlineData("{matchExpressions: [{key: app, operator: In, values: [web, db]}]}", true, false, false)]
    [InlineData("{matchExpressions: [{key: app, operator: NotIn, values: [web]}]}", false, true, true)]
    [InlineData("{matchExpressions: [{key: app, operator: Exists}]}", true, true, false)]
    [InlineData("{matchExpressions: [{key: app, operator: DoesNotExist}]}", false, false, true)]
    [InlineData("{matchLabels: {app: web}, matchExpressions: [{key: app, operator: NotIn, values: [web]}]}", false, false, false)]
    public void Matches_WebEmptyAndAbsent_FollowsTheApi(string selector, bool web, bool empty, bool absent)
    {
        var compiled = Compile(selector);
        Assert.Equal(web, compiled.Matches(new Dictionary<string, string> { ["app"] = "web" }));
        Assert.Equal(empty, compiled.Matches(new Dictionary<string, string> { ["app"] = "" }));
        Assert.Equal(absent, compiled.Matches(new Dictionary<string, string>()));
        Assert.Equal(absent, compiled.Matches(null));
    }

    [Theory]
    [InlineData("{matchLabels: {app: web}}", "{matchExpressions: [{key: app, operator: In, values: [web]}]}")]
    [InlineData("{matchLabels: {a: x, b: y}}", "{matchExpressions: [{key: b, operator: In, values: [y]}], matchLabels: {a: x}}")]
    [InlineData("{matchExpressions: [{key: a, operator: In, values: [x, y]}]}", "{matchExpressions: [{key: a, operator: In, values: [y, x, y]}]}")]
    public void Equals_SameMeaning_OneNormalForm(string left, string right)
    {
        Assert.Equal(Compile(left), Compile(right));
        Assert.Equal(Compile(left).GetHashCode(), Compile(right).GetHashCode());
    }

    [Theory]
    [InlineData("{}", "{matchLabels: {app: web}}", true, true)]
    [InlineData("{matchLabels: {app: web}}", "{}", false, true)]
    [InlineData("{matchLabels: {app: web}}", "{matchLabels: {app: web, tier: front}}", true, true)]
    [InlineData("{matchLabels: {app: web}}", "{matchLabels: {app: db}}", false, false)]
    [InlineData("{matchExpressions: [{key: app, operator: In, values: [web, db]}]}", "{matchLabels: {app: db}}", true, true)]
    [InlineData("{matchExpressions: [{key: app, operator: NotIn, values: [web]}]}", "{matchLabels: {app: db}}", true, true)]
    [InlineData("{matchExpressions: [{key: app, operator: NotIn, values: [web]}]}", "{matchExpressions: [{key: app, operator: NotIn, values: [web, db]}]}", true, true)]
    [InlineData("{matchExpressions: [{key: app, operator: Exists}]}", "{matchExpressions: [{key: app, operator: DoesNotExist}]}", false, false)]
    [InlineData("{matchExpressions: [{key: app, operator: Exists}]}", "{matchExpressions: [{key: app, operator: NotIn, values: [web]}]}", false, true)]
    [InlineData("{matchExpressions: [{key: app, operator: DoesNotExist}]}", "{matchExpressions: [{key: app, operator: NotIn, values: [web]}]}", false, true)]
    public void CoversAndOverlaps_TwoSelectors_AreExact(string left, string right, bool covers, bool overlaps)
    {
        Assert.Equal(covers, Compile(left).Covers(Compile(right)));
        Assert.Equal(overlaps, Compile(left).Overlaps(Compile(right)));
        Assert.Equal(overlaps, Compile(right).Overlaps(Compile(left)));
    }

    [Theory]
    [InlineData("{matchExpressions: [{key: app, operator: Like, values: [web]}]}")]
    [InlineData("{matchExpressions: [{key: app, operator: In, values: []}]}")]
    [InlineData("{matchExpressions: [{key: app, operator: NotIn}]}")]
    [InlineData("{matchExpressions: [{key: app, operator: Exists, values: [web]}]}")]
    public void Of_WhatTheApiRefuses_MatchesNothing(string selector)
    {
        var compiled = CompiledSelector.Of(Parse(selector));
        Assert.True(compiled.IsNothing);
        Assert.False(compiled.Matches(null));
        Assert.False(compiled.Matches(new Dictionary<string, string> { ["app"] = "web" }));
    }

    private static CompiledSelector Compile(string selector) => CompiledSelector.Of(Parse(selector));

    private static V1LabelSelector Parse(string selector)
    {
        var deserializer = new YamlDotNet.Serialization.DeserializerBuilder().Build();
        var map = deserializer.Deserialize<Dictionary<string, object?>>(selector);
        var labels = map.GetValueOrDefault("matchLabels") as Dictionary<object, object>;
        var expressions = map.GetValueOrDefault("matchExpressions") as List<object>;
        return new V1LabelSelector
        {
            MatchLabels = labels?.ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value),
            MatchExpressions = expressions?.Cast<Dictionary<object, object>>().Select(item => new V1LabelSelectorRequirement
            {
                Key = (string)item["key"],
                OperatorProperty = (string)item["operator"],
                Values = (item.GetValueOrDefault("values") as List<object>)?.Cast<string>().ToList(),
            }).ToList(),
        };
    }
}
