using NetPolOperator.Core.Evaluation.Live;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Evaluation.Live;

public sealed class CoverageTests
{
    private const string Web = "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web, namespace: shop}\nspec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]}\n";

    [Fact]
    public void Compute_ForeignPolicyOnOnePod_CountsPerDirection()
    {
        var coverage = NamespaceCoverage.Compute(new EvaluationContext(Yaml.Cluster(SmallCluster.Pods + Web)), "shop");
        Assert.Equal((1, 1, 0), (coverage.Ingress.Isolated, coverage.Ingress.Open, coverage.Ingress.Unprotectable));
        Assert.Equal((0, 2, 0), (coverage.Egress.Isolated, coverage.Egress.Open, coverage.Egress.Unprotectable));
        Assert.Equal(["shop/api"], coverage.Ingress.OpenPods.Select(pod => pod.ToString()));
        Assert.Equal(0.5, coverage.Ingress.Ratio);
    }

    [Theory]
    [InlineData("edge", 0, 0, 1, 1)]
    [InlineData("nowhere", 0, 0, 0, 1)]
    [InlineData("data", 0, 1, 0, 0)]
    public void Compute_HostPodsAndEmptyNamespaces_AreApart(string ns, int isolated, int open, int unprotectable, double ratio)
    {
        var all = "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: all, namespace: edge}\nspec: {podSelector: {}, policyTypes: [Ingress]}\n";
        var coverage = NamespaceCoverage.Compute(new EvaluationContext(Yaml.Cluster(SmallCluster.Pods + all)), ns).Ingress;
        Assert.Equal((isolated, open, unprotectable, ratio), (coverage.Isolated, coverage.Open, coverage.Unprotectable, coverage.Ratio));
    }

    [Theory]
    [InlineData("shop", 2, 1, 0, 0)]
    [InlineData("edge", 1, 0, 0, 1)]
    public void Compute_Selector_CountsItsPods(string ns, int matched, int ingress, int egress, int unprotectable) => Assert.Equal(
        new PodCoverage(matched, ingress, egress, unprotectable),
        PodCoverage.Compute(new EvaluationContext(Yaml.Cluster(SmallCluster.Pods + Web)), ns, new k8s.Models.V1LabelSelector()));
}
