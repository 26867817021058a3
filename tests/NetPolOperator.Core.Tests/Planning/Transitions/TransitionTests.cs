using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Planning.Transitions;

/// <summary>Which writes need an order. That no order ever opens or cuts off anything is a property's to show.</summary>
public class TransitionTests
{
    [Fact]
    public void Plan_CreationsWithoutAPodInCommon_AreOneWave()
    {
        var shop = Shop("web", "db");
        Assert.Equal(["aseg-db aseg-web"], Waves(shop.Plan()));
    }

    [Fact]
    public void Plan_CreationsForNoPods_AreOneWave()
    {
        var shop = new PlannedNamespace();
        shop.Put(Segment("web", "app: web"), Segment("all", "tier: front"));
        Assert.Equal(["aseg-all aseg-web"], Waves(shop.Plan()));
    }

    [Fact]
    public void Plan_TwoNewPoliciesForOnePod_WriteOneOfThemWideFirst()
    {
        var shop = Shop("web");
        shop.Put(Yaml.Baseline("namespaceSelector: {}\nallowFrom: [{entity: Monitoring}]"));
        var plan = shop.Plan();
        Assert.Equal(3, plan.Changes.Waves.Count);
        var (first, last) = (plan.Changes.Waves[0][0], plan.Changes.Waves[2][0]);
        Assert.Equal((ChangeKind.Create, ChangeReason.Transition), (first.Kind, first.Reason));
        Assert.Equal((ChangeKind.Update, first.Name), (last.Kind, last.Name));
        Assert.True(first.Desired!.Spec.Ingress.Count > (last.Desired!.Spec.Ingress?.Count ?? 0));

        // Whose rules it holds besides nobody is told, rather than something wrong.
        Assert.False(first.Desired.Metadata.Annotations.ContainsKey(PolicyMetadata.RulesAnnotation));
        Assert.True(last.Desired.Metadata.Annotations.ContainsKey(PolicyMetadata.RulesAnnotation));
    }

    [Theory] // a tenant may make as many as he likes: the others are not to wait for what that takes to reckon
    [InlineData(4, 3, false)]
    [InlineData(200, 60, true)]
    public void Plan_VeryManyRulesForTheSamePods_AreNotReckonedForEver(int segments, int rules, bool tooMany)
    {
        var shop = Shop();
        for (var i = 0; i < 100; i++)
        {
            shop.Put(Yaml.One<V1Pod>($"{{apiVersion: v1, kind: Pod, metadata: {{name: p{i}, namespace: shop, labels: {{one: x{i}, all: x}}}}, spec: {{containers: [{{name: c}}]}}}}"));
        }

        for (var i = 0; i < segments; i++)
        {
            var segment = Segment($"s{i}", "all: x");
            segment.Spec.AllowTo = [.. Enumerable.Range(0, rules).Select(r => new EgressRule
            {
                Cidr = new CidrPeer { Block = $"10.{i}.{r}.0/24" },
                Ports = [.. Enumerable.Range(1, 20).Select(port => new RulePort { Port = port })],
            })];
            shop.Put(segment);
        }

        var changes = shop.Plan().Changes;

        Assert.Equal(tooMany, changes.IsUnchecked);
        Assert.Equal(tooMany ? 1 : 3, changes.Waves.Count);
        Assert.Equal(segments, changes.All.Select(change => change.Name).Distinct().Count());
    }

    [Fact]
    public void Plan_HostNetworkPodInCommon_NeedsNoOrder()
    {
        var shop = Shop();
        shop.Put(Yaml.One<V1Pod>("{apiVersion: v1, kind: Pod, metadata: {name: host, namespace: shop, labels: {app: web}}, spec: {hostNetwork: true, containers: [{name: c}]}}"));
        shop.Put(Segment("web", "app: web"), Yaml.Segment("podSelector: {}\nallowFrom: [{entity: Cluster}]", "all"));
        Assert.Equal(["aseg-all aseg-web"], Waves(shop.Plan()));
    }

    [Fact]
    public void Plan_WideningsAndDeletionsWithoutAPodInCommon_StillDeleteLast()
    {
        var shop = Shop("web", "db");
        shop.Reconcile();
        shop.Put(Yaml.Segment("podSelector: {matchLabels: {app: web}}\nallowFrom: [{entity: Namespace}, {entity: Cluster}]", "web"));
        shop.Remove(Segment("db", "app: db"));
        Assert.Equal(["aseg-web", "aseg-db"], Waves(shop.Plan()));
    }

    private static PlannedNamespace Shop(params string[] apps)
    {
        var shop = new PlannedNamespace();
        foreach (var app in apps)
        {
            shop.Put(
                Segment(app, $"app: {app}"),
                Yaml.One<V1Pod>($"{{apiVersion: v1, kind: Pod, metadata: {{name: {app}-1, namespace: shop, labels: {{app: {app}, tier: x}}}}, spec: {{containers: [{{name: c}}]}}}}"));
        }

        return shop;
    }

    private static Core.Api.V1Alpha1.AppSegment Segment(string name, string label) =>
        Yaml.Segment($"podSelector: {{matchLabels: {{{label}}}}}\nallowFrom: [{{entity: Namespace}}]", name);

    private static IEnumerable<string> Waves(NamespacePlan plan) =>
        plan.Changes.Waves.Select(wave => string.Join(' ', wave.Select(change => change.Name).Order(StringComparer.Ordinal)));
}
