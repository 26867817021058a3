using k8s.Models;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Rendering;

public class BaselineScopeTests
{
    [Theory]
    [InlineData("namespaceSelector: {}", "shop", true)]
    [InlineData("namespaceSelector: {}", "kube-system", false)] // excluded by default
    [InlineData("namespaceSelector: {}\nexcludeNamespaces: []", "kube-system", true)] // an empty list excludes nothing
    [InlineData("namespaceSelector: {}\nexcludeNamespaces: []", "netpol-system", false)] // the operator's own never matches
    [InlineData("namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: netpol-system}}", "netpol-system", false)]
    [InlineData("namespaceSelector: {matchLabels: {team: shop}}", "shop", true)]
    [InlineData("namespaceSelector: {matchLabels: {team: other}}", "shop", false)]
    [InlineData("namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}", "shop", true)]
    [InlineData("mode: Enforce", "shop", false)] // no selector is no match, never all
    [InlineData("namespaceSelector: {matchExpressions: [{key: team, operator: Like}]}", "shop", false)]
    [InlineData("namespaceSelector: {matchExpressions: [{key: team, operator: NotIn, values: []}]}", "shop", false)]
    public void Matches_BySelectorAndExcludes(string spec, string ns, bool expected) =>
        Assert.Equal(expected, BaselineScope.Matches(Yaml.Baseline(spec), Namespace(ns), RenderSettings.Default));

    [Theory]
    [InlineData("kube-*", "kube-system", true)]
    [InlineData("kube-*", "kube", false)]
    [InlineData("*", "anything", true)]
    [InlineData("*-prod", "shop-prod", true)]
    [InlineData("*-prod", "shop-prod-2", false)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a*b*c", "a-b-b-d", false)]
    [InlineData("team-?", "team-1", true)]
    [InlineData("team-?", "team-", false)]
    [InlineData("shop", "shops", false)]
    public void Matches_ExcludeGlob_LeavesOutWhatItMatches(string glob, string ns, bool excluded) =>
        Assert.Equal(!excluded, BaselineScope.Matches(Yaml.Baseline($"namespaceSelector: {{}}\nexcludeNamespaces: ['{glob}']"), Namespace(ns), RenderSettings.Default));

    [Fact]
    public void Matches_TerminatingNamespace_IsFalse()
    {
        var leaving = Namespace("shop") with { Status = new V1NamespaceStatus { Phase = "Terminating" } };
        Assert.False(BaselineScope.Matches(Yaml.Baseline("namespaceSelector: {}"), leaving, RenderSettings.Default));
    }

    private static V1Namespace Namespace(string name) =>
        new() { Metadata = new V1ObjectMeta { Name = name, Labels = new Dictionary<string, string> { ["team"] = "shop" } } };
}
